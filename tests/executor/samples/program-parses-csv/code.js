function parseCsv(text) {
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) =>
    Object.fromEntries(row.map((cell, i) => [header[i], /^\d+$/.test(cell) ? Number(cell) : cell])),
  );
}

const people = parseCsv(readText('people.csv'));
const byCity = {};
for (const person of people) {
  (byCity[person.city] ??= []).push(person.name);
}
const oldest = people.reduce((a, b) => (compare(a.age, b.age) > 0 ? a : b));
const mean = people.reduce((sum, p) => add(sum, p.age), 0) / people.length;
({ byCity, oldest: oldest.name, mean });
