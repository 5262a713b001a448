async function* read(from) {
  let cursor = from;
  do {
    const page = await fetchPage(cursor);
    for (const item of page.items) yield item;
    cursor = page.next;
  } while (cursor !== null);
}
async function* keep(source, test) {
  for await (const x of source) if (await test(x)) yield x;
}
async function* map(source, f) {
  for await (const x of source) yield await f(x);
}
const even = async (n) => await isEven(n);
const out = [];
for await (const x of map(keep(read(0), even), async (n) => await double(n))) out.push(x);
out;
