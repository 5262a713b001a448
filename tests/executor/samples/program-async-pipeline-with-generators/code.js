async function* readPages() {
  for (let cursor = 0; cursor !== null; ) {
    const { items, next } = await fetchPage(cursor);
    for (const item of items) yield item;
    cursor = next;
  }
}
async function* mapAsync(source, f) {
  for await (const x of source) yield await f(x);
}
async function* filterAsync(source, f) {
  for await (const x of source) if (await f(x)) yield x;
}
async function collect(source, limit = Infinity) {
  const out = [];
  for await (const x of source) {
    out.push(x);
    if (out.length >= limit) break;
  }
  return out;
}

const doubled = await collect(
  mapAsync(
    filterAsync(readPages(), (n) => isEven(n)),
    (n) => double(n),
  ),
);
const firstTwo = await collect(readPages(), 2);
[doubled, firstTwo];
