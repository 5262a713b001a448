const name = async (id) => fetchUser(id).name;
const p = Promise.resolve(7);
const o = { p, list: [p, name(1), [name(3)]], map: new Map([['k', p]]), set: new Set([p]), deep: { er: { name: name(2) } } };
o;
