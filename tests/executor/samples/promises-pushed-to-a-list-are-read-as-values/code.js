const name = async (id) => fetchUser(id).name;
const names = [];
for (const id of [3, 1, 2]) names.push(name(id));
names.unshift(name(3));
[names.join(' '), names.length, names[1].length, names.slice().sort(), `${names}`];
