const identity = <T>(value: T): T => echo(value);
function label(this: { name: string }, mark: string): string {
  return upper(this.name) + mark;
}
const pairs: [string, number][] = [
  ['a', identity(1)],
  ['b', identity<number>(2)],
];
const table: Map<string, number> = new Map<string, number>(pairs);
[identity('x'), label.call({ name: 'box' }, '!'), table];
