const log = [];
async function note(n) {
  await slow(2);
  log.push(`${n} begins`);
  await slow(1);
  log.push(`${n} ends`);
  return n;
}
class Lazy {
  get first() {
    return note(1);
  }
  static get second() {
    return note(2);
  }
}
const plain = { get third() { return note(3) } };
const ignore = (unused) => 'ignored';
note(ignore(new Lazy().first));
note(ignore(Lazy.second));
ignore(plain.third);
log.push('then');
log;
