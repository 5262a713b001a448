function checked(value) {
  if (value < 0) throw new RangeError('negative');
  return double(value);
}
const outer = (value) => {
  const answer = checked(value);
  return answer;
};
const limits = (value) => {
  if (value > 100) return double(value);
  return value;
};
const after = (value) => {
  const limit = limits(value);
  if (limit < 0) throw new TypeError(`limit ${limit}`);
  return double(value);
};
const lines = [];
for (const run of [outer, after, (value) => outer(value)]) {
  try {
    const all = Promise.all([run(-1), record('made')]);
    lines.push('goes on');
    await all;
  } catch (error) {
    lines.push(error.message);
  }
}
[lines, await recorded()];
