const source = {
  [Symbol.iterator]() {
    let n = 0;
    return {
      next() {
        n = add(n, 1);
        return n > 3 ? { value: undefined, done: true } : { value: double(n), done: false };
      },
      return() {
        record('returned');
        return {};
      },
    };
  },
};
const all = [...source];
for (const x of source) if (x > 2) break;
const [a, b] = source;
[all, a, b, recorded()];
