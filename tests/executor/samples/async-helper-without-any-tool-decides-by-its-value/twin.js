async function isAdult(age) {
  return age >= 18;
}
const groups = { adult: [], minor: [] };
for (const { name, age } of [{ name: 'Ada', age: 36 }, { name: 'Bo', age: 17 }]) {
  if (await isAdult(age)) groups.adult.push(name);
  else groups.minor.push(name);
}
groups;
