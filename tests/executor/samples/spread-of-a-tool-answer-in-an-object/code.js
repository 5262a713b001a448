const merged = {
  price: 0,
  note: 'x',
  ...lookup('apple'),
  ...nullish(),
  stock: counter(),
  ...{ extra: upper('e') },
};
merged;
