const parse = async (file) =>
  (await readText(file))
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([name, city, age]) => ({ name, city, age: Number(age) }));
const byCity = async (file) => {
  const groups = new Map();
  (await parse(file)).forEach((person) => {
    if (!groups.has(person.city)) groups.set(person.city, []);
    groups.get(person.city).push(person.name);
  });
  return groups;
};
const mail = async (city, names) => {
  const { id, line } = await sendEmail(city, names.join(' and '));
  return `${id} ${line}`;
};
const sent = [];
for (const [city, names] of await byCity('people.csv')) sent.push(await mail(city, names));
[sent, sent.length === (await byCity('people.csv')).size];
