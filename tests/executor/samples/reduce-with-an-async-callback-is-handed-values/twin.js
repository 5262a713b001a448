let sum = 0;
for (const name of ['apple', 'pear', 'fig']) sum += await priceOf(name);
let text = '';
for (const id of [3, 2, 1]) text += `${(await fetchUser(id)).name} `;
const groups = { adults: [], minors: [] };
for (const id of [1, 2, 3]) {
  const { name, age } = await fetchUser(id);
  (age >= 18 ? groups.adults : groups.minors).push(name);
}
const noStart = await add(await add(1, 2), 3);
[sum + 1, text.trim(), groups.adults.join(), groups.minors[0], noStart === 6];
