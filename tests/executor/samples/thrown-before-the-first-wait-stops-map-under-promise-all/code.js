function checked(value) {
  if (value < 0) throw new RangeError('negative');
  return record(value);
}
let caught;
try {
  await Promise.all([1, -1, 2, 3].map(checked));
} catch (error) {
  caught = error.message;
}
try {
  await Promise.all(Array.from([4, -4, 5], (value) => checked(value)));
} catch (error) {
  caught += error.name;
}
[caught, await recorded()];
