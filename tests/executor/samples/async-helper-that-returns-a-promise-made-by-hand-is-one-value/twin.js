const make = async (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
const wrapped = async (value) => Promise.resolve(make(value));
const chained = async (id) => (await fetchUser(id)).name.toLowerCase();
const viaThen = async (id) => Promise.resolve(id).then((x) => fetchUser(x)).then((user) => user.age);
[(await make(0)) ? 'yes' : 'no', (await wrapped(2)) + 1, await chained(1), (await viaThen(3)) > 50, `${await wrapped('x')}`];
