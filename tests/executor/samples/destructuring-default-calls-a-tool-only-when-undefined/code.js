const { a = counter(), b = counter(), c = counter() } = { a: undefined, b: null, c: 0 };
[a, b, c, counter()];
