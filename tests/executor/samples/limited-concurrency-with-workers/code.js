const queue = [1, 2, 3, 4, 5, 6];
const results = new Map();
const worker = async () => {
  while (queue.length > 0) {
    const n = queue.shift();
    results.set(n, await double(n));
  }
};
await Promise.all([worker(), worker(), worker()]);
[...results].sort((a, b) => a[0] - b[0]).map(([, v]) => v);
