const chain = (value) => ({ value, then: (change) => chain(change(value)), get: () => value });
const start = (value) => chain(add(value, 1));
start(1)
  .then((value) => double(value))
  .then((value) => value + 1)
  .get();
