async function* pages() {
  let cursor = 0;
  while (cursor !== null) {
    const page = await fetchPage(cursor);
    yield page.items;
    cursor = page.next;
  }
}
const out = [];
for await (const items of pages()) out.push(...items);
out;
