const later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
const check = (action) => later(approve(action));
const log = [];
if (check('delete')) log.push('paid');
const answer = check('read');
if (answer) log.push('read');
const list = ['read', 'delete'].filter((action) => check(action));
[log, list, later(2) + later(3), `${later('x')}`];
