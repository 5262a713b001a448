const a = await 5;
const b = await add(1, 2);
const c = await [await double(2), double(3)];
const d = await (await upper('x')).toLowerCase();
[a, b, c, d, await null, await undefined];
