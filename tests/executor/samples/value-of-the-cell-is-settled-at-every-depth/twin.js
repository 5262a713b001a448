const name = async (id) => (await fetchUser(id)).name;
const p = 7;
const o = { p, list: [p, await name(1), [await name(3)]], map: new Map([['k', p]]), set: new Set([p]), deep: { er: { name: await name(2) } } };
o;
