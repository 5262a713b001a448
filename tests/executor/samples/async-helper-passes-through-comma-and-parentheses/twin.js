const n = async (x) => await double(x);
let a = (await echo(1), await n(2));
let b = await n(3);
const c = await n(a);
[a + 1, b + 1, c + 1, (await n(5)) + 1];
