const paid = [];
const pay = async (way) => {
  paid.push(way);
  return way;
};
const ok = async (n) => isEven(n);
const missing = async () => null;
function named(n) {
  const first = ok(n) || pay('named');
  return first;
}
function early(n) {
  const r = ok(n);
  if (r) return r;
  return pay('early');
}
const given = (p) => p || pay('given');
const chained = (p) => (p || pay('chained')).then((value) => [value]);
let late = ok(1);
late ||= pay('late');
let twice = ok(1);
twice &&= pay('never');
const held = { one: ok(1) };
held.one &&= pay('never');
const all = await Promise.all([
  isEven(1) || pay('host'),
  ok(1) || pay('guest'),
  missing() ?? pay('nullish'),
  named(1),
  early(1),
  given(ok(1)),
  chained(ok(1)),
  chained(ok(2)),
  late,
  twice,
  held.one,
]);
const kept = [3, 4].map((n) => ok(n) || pay(`mapped ${n}`));
[all, await Promise.all(kept), await (isEven(5) || pay('last')), paid];
