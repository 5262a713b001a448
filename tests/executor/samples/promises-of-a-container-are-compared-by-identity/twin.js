const load = async (id) => (await fetchUser(id)).name;
const jobs = new Map([['a', load(1)], ['b', load(1)]]);
const mine = jobs.get('a');
const same = jobs.get('a') === mine;
const other = jobs.get('b') === mine;
const names = [await mine, await jobs.get('b')];
[same, other, jobs.get('b') !== mine, names];
