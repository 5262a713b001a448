const withTimeout = (promise, ms) => {
  const timer = new Promise((_, reject) => setTimeout(() => reject(new Error(`over ${ms} ms`)), ms));
  return Promise.race([promise, timer]);
};
const late = await withTimeout(slow(120, 'late'), 10).catch((error) => error.message);
late;
