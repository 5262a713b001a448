const out = [];
for (const key in nullish()) out.push('never ' + key);
const child = Object.assign(Object.create({ inherited: 1 }), { own: 2 });
for (const key in child) out.push(upper(key));
for (const key in child) if (Object.hasOwn(child, key)) out.push(key);
out;
