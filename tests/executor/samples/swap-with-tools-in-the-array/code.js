let a = 1,
  b = 2;
[a, b] = [double(b), double(a)];
[a, b];
