function checked(value) {
  if (value < 0) throw new RangeError('negative');
  return double(value);
}
const bound = checked.bind(null, -1);
const runs = [
  () => Promise.all([checked.call(null, -1), record(1)]),
  () => Promise.all([checked.apply(null, [-1]), record(2)]),
  () => Promise.all([Reflect.apply(checked, null, [-1]), record(3)]),
  () => Promise.all([bound(), record(4)]),
];
const lines = [];
for (const run of runs) {
  try {
    run().catch(() => {});
    lines.push('goes on');
  } catch (error) {
    lines.push(error.message);
  }
}
[lines, await recorded()];
