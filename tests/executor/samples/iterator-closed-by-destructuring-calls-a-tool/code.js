const log = [];
const source = () => ({
  [Symbol.iterator]() {
    let n = 0;
    return {
      next: () => ({ value: add(++n, 0), done: n > 3 }),
      return() {
        log.push(upper('closed'));
        return {};
      },
    };
  },
});
const [a] = source();
const [b, c, d, e] = source();
try {
  for (const x of source()) throw new Error('x' + x);
} catch (error) {
  log.push(error.message);
}
[a, b, c, d, e, log];
