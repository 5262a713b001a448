const out = [];
if (await approve('read')) out.push('read');
if (!(await approve('delete'))) out.push('kept');
while ((await counter()) < 3) out.push('tick');
for (const id of await listIds()) out.push((await fetchUser(id)).name);
for (let i = await zero(); i < (await double(1)); i++) out.push(i);
switch (await echo('k')) {
  case await echo('k'):
    out.push('matched');
    break;
  default:
    out.push('default');
}
out.push(
  (await yes()) ? 'yes' : 'no',
  (await nullish()) ?? 'none',
  (await no()) || 'or',
  (await zero()) && 'and',
);
out;
