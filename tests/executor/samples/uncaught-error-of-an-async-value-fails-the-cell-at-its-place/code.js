const load = async (id) => fetchUser(id);
console.log(load(1).name);
const name = load(9).name;
console.log('not reached', name);
