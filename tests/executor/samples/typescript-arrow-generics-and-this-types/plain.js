const identity = (value) => echo(value);
function label(mark) {
  return upper(this.name) + mark;
}
const pairs = [
  ['a', identity(1)],
  ['b', identity(2)],
];
const table = new Map(pairs);
[identity('x'), label.call({ name: 'box' }, '!'), table];
