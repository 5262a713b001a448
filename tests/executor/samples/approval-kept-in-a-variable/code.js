const allowed = approve('delete everything');
const done = [];
if (allowed) done.push('deleted');
if (!allowed) done.push('refused');
if (allowed === true) done.push('wrong');
[allowed, done];
