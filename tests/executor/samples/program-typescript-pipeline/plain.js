const pipe = (first, second) => (input) => second(first(input));
const parse = (text) =>
  text
    .split('\n')
    .slice(1)
    .map((line) => {
      const [name, city, age] = line.split(',');
      return { name: upper(name), city, age: add(Number(age), 0) };
    });
const oldest = (rows) => rows.toSorted((a, b) => compare(b.age, a.age))[0];
const result = pipe(parse, oldest)(readText('people.csv'));
result;
result;
