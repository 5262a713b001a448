const name = async (id) => (await fetchUser(id)).name;
const p = 7;
const given = await allArgs(p, [p, [await name(1)]], { a: p, b: { c: await name(3), d: [null] } }, new Map([['k', p]]), new Set([p]));
[given, await upper('text'), await add(p, p), await concat('n', p)];
