[
  listIds()[zero()],
  makePair('x', 'y')[add(0, 1)],
  lookup('apple')[echo('price')],
  { true: 'T', false: 'F' }[isEven(4)],
];
