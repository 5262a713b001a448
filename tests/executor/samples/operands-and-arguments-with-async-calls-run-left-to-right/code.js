const log = [];
const note = async (x) => {
  log.push(x);
  return echo(x);
};
const sum = note(1) + note(2) * note(3);
const list = [note(4), note(5)];
const object = { a: note(6), [note('k')]: note(7) };
const joined = [note(8), note(9)].join(note('-'));
[sum, list, object, joined, log];
