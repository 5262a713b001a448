const name = async (id) => fetchUser(id).name;
const p = Promise.resolve(7);
console.log('name', name(1), p);
console.info(`${p}`, [p], { a: p });
console.error([1, 3].map(name));
const kept = name(3);
console.log(kept);
await kept;
