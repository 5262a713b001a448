async function f() {
  throw new Error('inner');
}
async function r() {
  try {
    return f();
  } catch {
    return 'caught';
  }
}
await r();
