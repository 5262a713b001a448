const make = async (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
const wrapped = async (value) => Promise.resolve(make(value));
const chained = async (id) => fetchUser(id).name.toLowerCase();
const viaThen = async (id) => Promise.resolve(id).then((x) => fetchUser(x)).then((user) => user.age);
[make(0) ? 'yes' : 'no', wrapped(2) + 1, chained(1), viaThen(3) > 50, `${wrapped('x')}`];
