const run = async (n) => {
  if (!(await isEven(n))) throw new RangeError(`odd ${n}`);
  return n;
};
const outcome = await Promise.all([2, 3, 4].map(run)).catch((e) => `${e.name} ${e.message}`);
[outcome, await Promise.all([2, 4].map(run))];
