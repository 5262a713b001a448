function fetchAll() {
  const items = [];
  let cursor = 0;
  let pages = 0;
  do {
    const page = fetchPage(cursor);
    items.push(...page.items);
    cursor = page.next;
    pages += 1;
    if (pages > 10) throw new Error('too many pages');
  } while (cursor !== null);
  return { items, pages };
}

const { items, pages } = fetchAll();
console.log(`read ${items.length} items in ${pages} pages`);
const even = items.filter((item) => isEven(item));
({ total: items.reduce((a, b) => a + b, 0), even, pages });
