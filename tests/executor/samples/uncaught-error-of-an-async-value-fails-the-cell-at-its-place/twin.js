const load = async (id) => await fetchUser(id);
console.log((await load(1)).name);
const name = (await load(9)).name;
console.log('not reached', name);
