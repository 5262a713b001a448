const paid = [];
const pay = async (way) => {
  paid.push(way);
  return way;
};
const ok = async (n) => await isEven(n);
const missing = async () => null;
async function named(n) {
  const first = (await ok(n)) || pay('named');
  return first;
}
async function early(n) {
  const r = ok(n);
  if (await r) return r;
  return pay('early');
}
const given = async (p) => (await p) || pay('given');
const chained = async (p) => ((await p) ? p : pay('chained')).then((value) => [value]);
let late = ok(1);
late = (await late) || pay('late');
let twice = ok(1);
twice = (await twice) && pay('never');
const held = { one: ok(1) };
held.one = (await held.one) && pay('never');
const all = [
  (await isEven(1)) || (await pay('host')),
  (await ok(1)) || (await pay('guest')),
  (await missing()) ?? (await pay('nullish')),
  await named(1),
  await early(1),
  await given(ok(1)),
  await chained(ok(1)),
  await chained(ok(2)),
  await late,
  await twice,
  await held.one,
];
const kept = [];
for (const n of [3, 4]) kept.push((await ok(n)) || pay(`mapped ${n}`));
[all, await Promise.all(kept), (await isEven(5)) || (await pay('last')), paid];
