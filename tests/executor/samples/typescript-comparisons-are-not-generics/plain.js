const a = counter(),
  b = counter(),
  c = counter();
[a < b, a < b && c > a, a < b, [a, b, c].filter((n) => n < 3 && n > 0).length];
