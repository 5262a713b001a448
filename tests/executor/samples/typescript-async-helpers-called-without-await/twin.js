async function load(id) {
  return await fetchUser(id);
}
const isAdult = async (id) => (await load(id)).age >= 18;
const names = [];
for (const id of [1, 2, 3]) if (await isAdult(id)) names.push((await load(id)).name);
const verdict = (await isAdult(2)) ? 'adult' : 'minor';
[names, verdict, `${(await load(3)).name}`];
