const known = [echo, upper, add];
[
  known.indexOf(upper),
  known.includes(double),
  new Set([echo, echo, add]).size,
  new Map([[add, 'sum']]).get(add),
];
