const items = [];
for (let cursor = 0; cursor !== null; ) {
  const page = fetchPage(cursor);
  items.push(...page.items);
  cursor = page.next;
}
const windowed = (list, size, f) => list.slice(size - 1).map((_, i) => f(list.slice(i, i + size)));
const mean = (list) => list.reduce((a, b) => add(a, b), 0) / list.length;
const smooth = windowed(items, 3, (w) => mean(w));
const rates = items.slice(1).map((n, i) => add(n, -items[i]));
const peak = smooth.findLastIndex((n) => !isEven(n));
[smooth, rates, peak];
