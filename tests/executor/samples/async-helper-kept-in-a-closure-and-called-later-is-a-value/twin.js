const makeCounter = () => {
  let n = 0;
  return { next: async () => (n = await add(n, 1)), get value() { return n; } };
};
const c = makeCounter();
const list = [await c.next(), await c.next()];
const later = [() => c.next(), async () => await c.next()];
const more = [];
for (const f of later) more.push(await f());
[list, more, c.value, (await c.next()) === 5 ? 'five' : 'other'];
