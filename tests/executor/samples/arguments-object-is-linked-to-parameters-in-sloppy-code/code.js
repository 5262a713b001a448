function f(a, b) {
  a = double(a);
  arguments[1] = add(a, 1);
  return [a, b, arguments[0], arguments.length];
}
[f(1, 2), f(1)];
