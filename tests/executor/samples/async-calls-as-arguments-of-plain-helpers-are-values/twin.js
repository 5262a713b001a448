const n = async (x) => await double(x);
const sum = (a, b) => a + b;
const choose = (flag, a, b) => (flag ? a : b);
function count() {
  return arguments[0] + arguments.length;
}
const rest = (...xs) => xs.reduce((a, b) => a + b, 0);
[
  sum(await n(1), await n(2)),
  choose(await n(0), 'yes', 'no'),
  count(await n(1), 2),
  rest(await n(1), await n(2), await n(3)),
  sum(...[await n(1), await n(1)]),
];
