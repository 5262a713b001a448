const allowed = fetchUser(2).then((user) => user.age >= 18);
const name = Promise.resolve(3).then((id) => fetchUser(id)).then((user) => user.name);
const log = [];
if (allowed) log.push('adult');
else log.push('minor');
log.push(`${name}`, name.length, name === 'Cy');
log;
