const log = [];
const source = {
  *[Symbol.iterator]() {
    try {
      yield 1;
      yield 2;
    } finally {
      log.push('closed');
    }
  },
};
try {
  for (const n of source) {
    log.push(n);
    fail('inside');
  }
} catch (e) {
  log.push(e.message);
}
log;
