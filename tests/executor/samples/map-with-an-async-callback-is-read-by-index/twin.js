const names = await Promise.all([1, 2, 3].map(async (id) => (await fetchUser(id)).name));
const flags = await Promise.all(['read', 'delete'].map(async (action) => await approve(action)));
const out = [];
for (let i = 0; i < names.length; i++) out.push(`${i}:${names[i]}`);
if (flags[1]) out.push('deleted');
if (flags[0]) out.push('read');
out;
