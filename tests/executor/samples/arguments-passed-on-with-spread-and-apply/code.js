function sum() {
  return Array.from(arguments).reduce((a, b) => add(a, b), 0);
}
function pass() {
  return [sum(...arguments), sum.apply(null, arguments)];
}
pass(1, 2, 3);
