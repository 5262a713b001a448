function checked(value) {
  if (value < 0) throw new RangeError('negative');
  return double(value);
}
const strict = async (value) => {
  if (value < 0) throw new RangeError('negative');
  return await double(value);
};
const settled = await Promise.allSettled([strict(-1), record('made'), double(1).then(() => checked(-1))]);
const swallowed = await strict(-2).catch(() => 'swallowed');
[settled.map(({ status }) => status), swallowed, await recorded()];
