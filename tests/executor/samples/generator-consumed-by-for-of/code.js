function* pages() {
  let cursor = 0;
  while (cursor !== null) {
    const page = fetchPage(cursor);
    yield page.items;
    cursor = page.next;
  }
}
const out = [];
for (const items of pages()) out.push(items.length);
out;
