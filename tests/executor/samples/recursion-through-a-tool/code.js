function factorial(n) {
  return n <= 1 ? echo(1) : n * factorial(add(n, -1));
}
[factorial(1), factorial(6)];
