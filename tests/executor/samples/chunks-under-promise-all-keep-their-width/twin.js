const chunk = (list, size) => (list.length ? [list.slice(0, size), ...chunk(list.slice(size), size)] : []);
let inside = 0, most = 0;
const log = [];
async function load(n) {
  most = Math.max(most, ++inside);
  await slow(n, 0);
  inside--;
  log.push(n);
  return n;
}
const out = [];
for (const part of chunk([80, 40, 1, 60, 2], 3)) out.push(...(await Promise.all(part.map(load))));
[out, most, log];
