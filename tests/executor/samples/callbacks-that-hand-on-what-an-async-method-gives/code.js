const api = {
  async run(n) {
    return n * 2;
  },
};
class Other {
  run(n) {
    return double(n);
  }
}
const texts = 'a-b'.replace(/[ab]/g, (m) => api.run(m.length));
const all = 'a-a'.replaceAll('a', (m) => (api.run)(m.length));
const list = Array.from([1, 2], (n) => api.run(n));
const mapped = [1, 2].map((n) => api.run(n));
const flat = [1, 2].flatMap((n) => api.run(n));
const sorted = [1, 3, 2].sort((a, b) => api.run(b - a));
const found = [1, 2].find((n) => api.run(n - 1));
const total = [1, 2].reduce((sum, n) => api.run(sum + n), 0);
[texts, all, list, mapped, flat, sorted, found, total, new Other().run(1)];
