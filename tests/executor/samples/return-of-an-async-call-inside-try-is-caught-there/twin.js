async function f() {
  throw new Error('inner');
}
async function r() {
  try {
    return await f();
  } catch {
    return 'caught';
  }
}
await r();
