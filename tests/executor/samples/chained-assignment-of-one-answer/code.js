let a, b, c;
a = b = c = counter();
[a, b, c, counter()];
