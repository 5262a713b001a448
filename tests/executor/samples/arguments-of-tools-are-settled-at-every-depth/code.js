const name = async (id) => fetchUser(id).name;
const p = Promise.resolve(7);
const given = allArgs(p, [p, [name(1)]], { a: p, b: { c: name(3), d: [Promise.resolve(null)] } }, new Map([['k', p]]), new Set([p]));
[given, upper(Promise.resolve('text')), add(p, p), concat('n', p)];
