const names = await Promise.all(Array.from([1, 3], async (id) => (await fetchUser(id)).name));
const doubled = await Promise.all(Array.from({ length: 3 }, async (_, i) => await double(i)));
[names.join(' and '), doubled[2] + 1, (await isEven(2)) === true];
