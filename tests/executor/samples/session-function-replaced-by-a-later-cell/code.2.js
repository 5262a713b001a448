function fee(n) {
  return double(n);
}
total(4);
