const [a = counter(), , b = counter(), ...rest] = [undefined, 2, 3, 4, 5];
[a, b, rest, counter()];
