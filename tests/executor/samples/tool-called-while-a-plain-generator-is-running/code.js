function* plain(list) {
  for (const x of list) yield x;
}
const out = [];
for (const x of plain([1, 2])) for (const y of plain(listIds())) out.push(add(x, y));
const it = plain([5, 6]);
out.push(double(it.next().value) + double(it.next().value), it.next().done);
out;
