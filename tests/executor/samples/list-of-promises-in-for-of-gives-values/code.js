const ask = async (action) => approve(action);
const name = async (id) => fetchUser(id).name;
const out = [];
for (const allowed of [ask('delete'), ask('read')]) out.push(allowed ? 'yes' : 'no');
for (const text of [1, 3].map(name)) out.push(text.length, text);
for (const [key, value] of Object.entries({ a: name(2) })) out.push(key + value);
out;
