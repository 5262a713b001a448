const n = async (x) => double(x);
let a = (echo(1), n(2));
let b = ((n(3)));
const c = (a, (b, n(a)));
[a + 1, b + 1, c + 1, (0, n)(5) + 1];
