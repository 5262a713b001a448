function checked(value) {
  if (value < 0) throw new RangeError('negative');
  return double(value);
}
let caught = 'nothing';
try {
  await checked(-1).catch(() => 'swallowed');
} catch (error) {
  caught = error.message;
}
try {
  checked(-2).then(() => 1, () => 'swallowed').finally(() => {});
} catch (error) {
  caught += `, ${error.name}`;
}
try {
  Promise.resolve(checked(-3)).catch(() => 'swallowed');
} catch (error) {
  caught += `, ${error.message}`;
}
caught;
