const name = async (id) => (await fetchUser(id)).name;
const names = [];
for (const id of [3, 1, 2]) names.push(await name(id));
names.unshift(await name(3));
[names.join(' '), names.length, names[1].length, names.slice().sort(), `${names}`];
