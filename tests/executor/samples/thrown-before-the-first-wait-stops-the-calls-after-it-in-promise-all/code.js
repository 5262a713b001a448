function checked(value) {
  if (value < 0) throw new RangeError('negative');
  return double(value);
}
let caught;
try {
  await Promise.all([record('first'), checked(-1), record('second')]);
} catch (error) {
  caught = error.message;
}
[caught, await recorded()];
