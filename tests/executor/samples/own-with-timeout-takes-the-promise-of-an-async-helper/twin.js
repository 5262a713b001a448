async function withTimeout(promise, ms, fallback) {
  let timer;
  const timeout = new Promise((resolve) => (timer = setTimeout(() => resolve(fallback), ms)));
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
const load = async (ms, value) => await slow(ms, value);
const plain = await withTimeout(Promise.resolve('at once'), 10, 'never');
const late = await withTimeout(load(120, 'late'), 10, 'fallback');
[plain, late];
