[
  'abc'.replace(/b/y, () => upper('z')),
  'abc'.replace(/(?:)/g, () => echo('-')),
  'abc'.replaceAll('', () => echo('.')),
  'aBc'.replace(/[a-z]/gi, (c) => upper(c)),
];
