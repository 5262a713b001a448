function valueOf(code) {
  const local = 7;
  return eval(code);
}
const text = async (code) => echo(code);
const kept = text('local + 1');
const parts = ['local', text('local * 2')];
const out = [valueOf('local'), valueOf(kept), valueOf(text('-local')), valueOf(parts[0]), valueOf(parts[1])];
await kept;
out;
