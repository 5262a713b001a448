const log = [];
const source = {
  *[Symbol.iterator]() {
    try {
      yield 1;
      yield 2;
      yield 3;
    } finally {
      log.push('closed');
    }
  },
};
for (const n of source) {
  log.push(double(n));
  if (n === 2) break;
}
log;
