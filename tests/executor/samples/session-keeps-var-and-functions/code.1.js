var total = add(1, 2);
function bump(by = 1) {
  total = add(total, by);
  return total;
}
bump();
