async function* read(from) {
  let cursor = from;
  do {
    const page = fetchPage(cursor);
    for (const item of page.items) yield item;
    cursor = page.next;
  } while (cursor !== null);
}
async function* keep(source, test) {
  for (const x of source) if (test(x)) yield x;
}
async function* map(source, f) {
  for (const x of source) yield f(x);
}
const even = async (n) => isEven(n);
[...map(keep(read(0), even), async (n) => double(n))];
