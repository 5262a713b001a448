const sum = ['apple', 'pear', 'fig'].reduce(async (total, name) => total + priceOf(name), 0);
const text = [1, 2, 3].reduceRight(async (line, id) => `${line}${fetchUser(id).name} `, '');
const groups = [1, 2, 3].reduce(async (all, id) => {
  const { name, age } = fetchUser(id);
  (age >= 18 ? all.adults : all.minors).push(name);
  return all;
}, { adults: [], minors: [] });
const noStart = [1, 2, 3].reduce(async (a, b) => add(a, b));
[sum + 1, text.trim(), groups.adults.join(), groups.minors[0], noStart === 6];
