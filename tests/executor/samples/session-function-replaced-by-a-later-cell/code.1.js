function fee(n) {
  return add(n, 1);
}
function total(n) {
  return fee(n) * 2;
}
total(4);
