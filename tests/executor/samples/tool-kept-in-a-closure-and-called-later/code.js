const later =
  (f, ...args) =>
  () =>
    f(...args);
const jobs = [later(add, 1, 2), later(upper, 'a'), later(counter), later(counter)];
jobs.map((job) => job());
