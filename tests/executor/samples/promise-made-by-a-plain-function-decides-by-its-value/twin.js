const later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
const check = async (action) => await later(await approve(action));
const log = [];
if (await check('delete')) log.push('paid');
const answer = await check('read');
if (answer) log.push('read');
const list = [];
for (const action of ['read', 'delete']) if (await check(action)) list.push(action);
[log, list, (await later(2)) + (await later(3)), `${await later('x')}`];
