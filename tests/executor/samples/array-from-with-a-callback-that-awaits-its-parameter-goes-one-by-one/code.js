const log = [];
const square = async (value) => {
  log.push('>');
  const known = await value;
  await slow(0, 5);
  log.push('<' + known);
  return known * known;
};
const squares = Array.from([1, 2], square);
const sum = Array.from(new Set([3, 4]), (value) => square(value)).reduce((all, one) => all + one);
const last = Array.from({ length: 2 }, (_, index) => square(index)).at(-1);
[squares.join(), squares.includes(4), sum, last, log.join('')];
