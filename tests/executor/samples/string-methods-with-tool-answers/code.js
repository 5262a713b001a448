[
  upper('a,b').split(echo(',')),
  'abc'.at(double(1)),
  'x'.repeat(add(1, 2)),
  'abcabc'.lastIndexOf(echo('b')),
  'a'.padStart(double(2), upper('z')),
  'aXb'.search(patternOf('X', '')),
  upper('abc').match(/B(C)/)[1],
  'one'.localeCompare(echo('one')),
];
