const list = [1, 2, 3, 4];
const kept = list.filter((n) => {
  if (n === 1) list.splice(1, 1);
  return yes();
});
const other = [1, 2, 3];
const found = other.find((n) => {
  if (n === 1) delete other[1];
  return echo(n) === undefined;
});
[kept, list, found];
