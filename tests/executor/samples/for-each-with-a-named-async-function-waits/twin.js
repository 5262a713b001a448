const out = [];
async function collect(id, index, list) {
  const name = (await fetchUser(id)).name;
  out[index] = `${name}/${list.length}`;
}
await Promise.all([3, 1].map(collect));
const total = { sum: 0 };
await Promise.all(
  ['apple', 'pear'].map(async function (name) {
    this.sum += await priceOf(name);
  }, total),
);
[out, total.sum > 0];
