function greet(name?: string, greeting?: string): string {
  return `${greeting ?? 'hi'} ${name ?? fetchUser(1).name}`;
}
interface Options {
  id?: number;
  loud?: boolean;
}
const run = ({ id = 1, loud }: Options = {}): string =>
  loud ? upper(fetchUser(id).name) : fetchUser(id).name;
[greet(), greet('Bo', 'yo'), run(), run({ id: 3, loud: true })];
