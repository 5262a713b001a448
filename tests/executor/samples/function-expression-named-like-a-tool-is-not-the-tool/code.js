const f = function double(n) {
  return n > 2 ? n : double(n + 1);
};
[f(0), double(5)];
