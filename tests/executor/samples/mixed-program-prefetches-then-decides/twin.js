async function check(id) {
  const user = await fetchUser(id);
  return user.age >= 18;
}
const checks = { ada: check(1), bo: check(2) };
const log = [];
log.push('prefetched');
if (await checks.ada) log.push('ada pays');
if (await checks.bo) log.push('bo pays');
const all = await Promise.all(Object.values(checks));
log.push(all.every((flag) => flag) ? 'all adults' : 'not all adults');
log;
