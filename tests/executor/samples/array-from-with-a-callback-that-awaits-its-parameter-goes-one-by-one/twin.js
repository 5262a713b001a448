const log = [];
const square = async (value) => {
  log.push('>');
  const known = await value;
  await slow(0, 5);
  log.push('<' + known);
  return known * known;
};
const each = async (values) => {
  const made = [];
  for (const value of values) made.push(await square(value));
  return made;
};
const squares = await each([1, 2]);
const sum = (await each([3, 4])).reduce((all, one) => all + one);
const last = (await each([0, 1])).at(-1);
[squares.join(), squares.includes(4), sum, last, log.join('')];
