[
  lookup('none')?.price,
  lookup('apple')?.price,
  lookup('none')?.deep.er.still,
  lookup('none')?.['price'],
  nothing()?.x?.y,
];
