const ask = async (action) => await approve(action);
const name = async (id) => (await fetchUser(id)).name;
const out = [];
for (const allowed of [await ask('delete'), await ask('read')]) out.push(allowed ? 'yes' : 'no');
for (const text of await Promise.all([1, 3].map(name))) out.push(text.length, text);
for (const [key, value] of Object.entries({ a: await name(2) })) out.push(key + value);
out;
