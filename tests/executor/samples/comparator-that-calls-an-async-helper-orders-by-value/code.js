const ageOf = async (id) => fetchUser(id).age;
const older = (a, b) => ageOf(b) - ageOf(a);
const ids = [1, 2, 3];
const sorted = ids.toSorted(older);
const names = ['pear', 'apple', 'fig'].sort((a, b) => {
  const [x, y] = [a, b].map(async (name) => priceOf(name));
  return x < y ? -1 : x > y ? 1 : 0;
});
[sorted, names, [...ids].sort((a, b) => (ageOf(a) > ageOf(b) ? 1 : -1))[0]];
