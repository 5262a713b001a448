const makeCounter = () => {
  let n = 0;
  return { next: async () => (n = add(n, 1)), get value() { return n; } };
};
const c = makeCounter();
const list = [c.next(), c.next()];
const later = [() => c.next(), async () => c.next()];
[list, later.map((f) => f()), c.value, c.next() === 5 ? 'five' : 'other'];
