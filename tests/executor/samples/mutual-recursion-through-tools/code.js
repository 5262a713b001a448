function even(n) {
  return n === 0 ? yes() : odd(add(n, -1));
}
function odd(n) {
  return n === 0 ? no() : even(add(n, -1));
}
[even(6), even(7), odd(5)];
