const p = counter();
const a = await p;
const b = await p;
[a, b, await counter()];
