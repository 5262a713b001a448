const n = async (x) => double(x);
const sum = (a, b) => a + b;
const choose = (flag, a, b) => (flag ? a : b);
function count() {
  return arguments[0] + arguments.length;
}
const rest = (...xs) => xs.reduce((a, b) => a + b, 0);
[sum(n(1), n(2)), choose(n(0), 'yes', 'no'), count(n(1), 2), rest(n(1), n(2), n(3)), sum(...[n(1), n(1)])];
