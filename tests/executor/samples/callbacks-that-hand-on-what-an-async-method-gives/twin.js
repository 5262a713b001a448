const api = {
  async run(n) {
    return n * 2;
  },
};
const run = (n) => n * 2;
const texts = 'a-b'.replace(/[ab]/g, (m) => run(m.length));
const all = 'a-a'.replaceAll('a', (m) => run(m.length));
const list = await Promise.all([1, 2].map((n) => api.run(n)));
const mapped = await Promise.all([1, 2].map((n) => api.run(n)));
const flat = await Promise.all([1, 2].map((n) => api.run(n)));
const sorted = [1, 3, 2].sort((a, b) => run(b - a));
const found = [1, 2].find((n) => run(n - 1));
const total = [1, 2].reduce((sum, n) => run(sum + n), 0);
[texts, all, list, mapped, flat, sorted, found, total, await double(1)];
