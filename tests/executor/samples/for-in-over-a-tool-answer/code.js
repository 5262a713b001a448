const out = [];
for (const key in lookup('apple')) out.push(upper(key));
for (const index in listIds()) out.push(index + '!');
out;
