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
  const { items, next } = fetchPage(cursor);
  return next === null ? items : [...items, ...fetchRest(next)];
}
async function* pages(cursor = 0) {
  while (cursor !== null) {
    const page = await fetchPage(cursor);
    yield* page.items;
    cursor = page.next;
  }
}
const [a, b, c] = [fetchAll(), fetchRest(), [...pages()]];
[a.length, b.join() === a.join(), c.at(-1), fetchAll().filter((n) => n % 2).length, fetchAll() === a];
