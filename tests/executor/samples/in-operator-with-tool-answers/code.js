[
  'price' in lookup('apple'),
  keyOf(1) in { k1: 0 },
  echo('size') in lookup('pear'),
  echo(1) in ['a', 'b'],
];
