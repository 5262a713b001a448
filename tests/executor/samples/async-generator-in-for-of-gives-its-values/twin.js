async function* pages() {
  let cursor = 0;
  while (cursor !== null) {
    const page = await fetchPage(cursor);
    yield page.items;
    cursor = page.next;
  }
}
const seen = [];
for await (const items of pages()) seen.push(items.length);
for await (const items of pages()) {
  if (items.includes(13)) {
    seen.push('found');
    break;
  }
}
seen;
