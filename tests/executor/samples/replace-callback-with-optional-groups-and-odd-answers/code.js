[
  'ab'.replace(/(a)|(b)/g, (all, a, b) => makePair(a ?? 'none', b ?? 'none')),
  'x'.replace('x', () => nothing()),
  'x'.replace('x', () => nullish()),
  'x'.replace('x', () => echo('$&$1')),
];
