const cache = new Map();
let starts = 0;
async function load(id) {
  starts++;
  const user = await fetchUser(id);
  return user.age >= 18;
}
function isAdult(id) {
  if (!cache.has(id)) cache.set(id, load(id));
  return cache.get(id);
}
const flags = await Promise.all([isAdult(2), isAdult(2), isAdult(1)]);
const lines = [];
if (await isAdult(2)) lines.push('two is adult');
if (await isAdult(1)) lines.push('one is adult');
[starts, flags, lines];
