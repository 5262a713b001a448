const five = { valueOf: () => add(2, 3) };
const name = { toString: () => keyOf(1) };
const o = { k1: 'found' };
let n = { valueOf: () => double(5) };
n++;
const list = [1, 2, 3];
list.length = { valueOf: () => double(1) };
[
  five + five,
  five - 1,
  five < 6,
  five == 5,
  -five,
  five ** 2,
  five | 0,
  o[name],
  name in o,
  n,
  list,
  `${name}`,
  five > name,
  [name] + '',
];
