function makeCounter(start) {
  let value = start;
  return {
    next: () => (value = add(value, 1)),
    reset: () => {
      value = start;
      return value;
    },
  };
}
const one = makeCounter(10),
  two = makeCounter(100);
[one.next(), one.next(), two.next(), one.reset(), one.next()];
