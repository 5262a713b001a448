const load = async (id) => await fetchUser(id);
const off = async () => await no();
const a = await load(1);
const flag = await off();
const first = await load(3);
const second = 'set';
const x = (await load(2)).age;
[a.name, flag ? 'yes' : 'no', first.name, second, x + 1];
