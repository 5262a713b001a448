function checked(value) {
  if (value < 0) throw new RangeError('negative');
  return double(value);
}
const lines = [];
try {
  const answer = checked(-1);
  lines.push('goes on');
  answer.then(() => {});
} catch (error) {
  lines.push(error.message);
}
lines;
