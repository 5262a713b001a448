const name = async (id) => (await fetchUser(id)).name;
const p = 7;
console.log('name', await name(1), p);
console.info(`${p}`, [p], { a: p });
console.error([await name(1), await name(3)]);
const kept = await name(3);
console.log(kept);
kept;
