const a = counter(), b = a + counter(), { length: c } = listIds(), [d, e = counter()] = [add(a, b)], f = (x) => double(x), g = f(e);
[a, b, c, d, e, g];
