let a = null,
  b = 'kept',
  c = 0,
  d = 1;
a ??= counter();
b ??= counter();
c ||= counter();
d &&= counter();
[a, b, c, d, counter()];
