const a: number = counter(),
  b: number = counter(),
  c: number = counter();
[a < b, a < b && c > a, (a < b) as boolean, [a, b, c].filter((n: number) => n < 3 && n > 0).length];
