const ask = (n) => (n % 2 ? zero() : emptyText());
const list = [1, 2, 3];
[
  list.filter((n) => no()),
  list.filter((n) => nothing()),
  list.some((n) => zero()),
  list.every((n) => nullish()),
  list.find((n) => notANumber()),
  list.findIndex((n) => emptyText()),
  list.findLast((n) => negativeZero()),
  list.filter(ask),
  list.filter(no),
  list.some(no),
  list.every(no),
  list.find(nothing),
];
