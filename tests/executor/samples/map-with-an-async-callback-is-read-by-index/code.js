const names = [1, 2, 3].map(async (id) => fetchUser(id).name);
const flags = ['read', 'delete'].map(async (action) => approve(action));
const out = [];
for (let i = 0; i < names.length; i++) out.push(`${i}:${names[i]}`);
if (flags[1]) out.push('deleted');
if (flags[0]) out.push('read');
out;
