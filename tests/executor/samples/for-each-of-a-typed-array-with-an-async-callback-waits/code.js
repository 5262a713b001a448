const out = [];
new Uint8Array([1, 2, 3]).forEach(async (n) => {
  out.push(await double(n));
});
const sum = out.reduce((a, b) => a + b, 0);
[out.length, sum];
