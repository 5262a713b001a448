const out = [];
async function collect(id, index, list) {
  const name = fetchUser(id).name;
  out[index] = `${name}/${list.length}`;
}
[3, 1].forEach(collect);
const total = { sum: 0 };
['apple', 'pear'].forEach(async function (name) {
  this.sum += await priceOf(name);
}, total);
[out, total.sum > 0];
