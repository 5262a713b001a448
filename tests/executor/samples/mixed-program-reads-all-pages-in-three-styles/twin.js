async function fetchAll() {
  const all = [];
  let cursor = 0;
  while (cursor !== null) {
    const page = await fetchPage(cursor);
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}
async function fetchRest(cursor = 0) {
  const { items, next } = await fetchPage(cursor);
  return next === null ? items : [...items, ...(await fetchRest(next))];
}
async function* pages(cursor = 0) {
  while (cursor !== null) {
    const page = await fetchPage(cursor);
    yield* page.items;
    cursor = page.next;
  }
}
const c = [];
const [a, b] = [await fetchAll(), await fetchRest()];
for await (const item of pages()) c.push(item);
[a.length, b.join() === a.join(), c.at(-1), (await fetchAll()).filter((n) => n % 2).length, (await fetchAll()) === a];
