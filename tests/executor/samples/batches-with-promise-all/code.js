const names = ['a', 'b', 'c', 'd', 'e'];
const out = [];
for (let i = 0; i < names.length; i += 2) {
  const batch = names.slice(i, i + 2);
  out.push(await Promise.all(batch.map(async (n) => upper(n))));
}
out;
