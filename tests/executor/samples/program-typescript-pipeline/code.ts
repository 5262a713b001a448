type Step<A, B> = (input: A) => B;
const pipe =
  <A, B, C>(first: Step<A, B>, second: Step<B, C>): Step<A, C> =>
  (input) =>
    second(first(input));
interface Row {
  name: string;
  city: string;
  age: number;
}
const parse: Step<string, Row[]> = (text) =>
  text
    .split('\n')
    .slice(1)
    .map((line: string): Row => {
      const [name, city, age] = line.split(',') as [string, string, string];
      return { name: upper(name), city, age: add(Number(age), 0) as number };
    });
const oldest: Step<Row[], Row | undefined> = (rows) =>
  rows.toSorted((a, b) => compare(b.age, a.age) as number)[0];
const result: Row | undefined = pipe(parse, oldest)(readText('people.csv') as string);
result satisfies Row | undefined;
result!;
