function limiter(width) {
  const waiting = [];
  let active = 0;
  const next = () => {
    if (active >= width || waiting.length === 0) return;
    active++;
    const { work, resolve, reject } = waiting.shift();
    work()
      .then(resolve, reject)
      .finally(() => {
        active--;
        next();
      });
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      next();
    });
}
let inside = 0, most = 0;
const limit = limiter(2);
const job = (n) => async () => {
  most = Math.max(most, ++inside);
  const value = await slow(3, n);
  inside--;
  return value;
};
const results = await Promise.all([1, 2, 3, 4, 5].map((n) => limit(job(n))));
[results, most, inside];
