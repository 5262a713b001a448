const log = [];
const a = () => {
  try {
    return b();
  } finally {
    log.push('a');
  }
};
const b = () => {
  try {
    return c();
  } finally {
    log.push('b');
  }
};
const c = () => fail('deep');
try {
  a();
} catch (e) {
  log.push(e.message);
}
log;
