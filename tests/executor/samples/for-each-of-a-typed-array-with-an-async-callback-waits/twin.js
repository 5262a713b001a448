const out = [];
await Promise.all(
  [1, 2, 3].map(async (n) => {
    out.push(await double(n));
  }),
);
const sum = out.reduce((a, b) => a + b, 0);
[out.length, sum];
