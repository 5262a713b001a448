const pick = (a = counter(), b = a + counter(), c = counter()) => [a, b, c];
[pick(), pick(10), pick(10, 20, 30), pick(undefined, undefined, 0), counter()];
