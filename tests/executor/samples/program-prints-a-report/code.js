const width = 24;
const line = (left, right) => left + '.'.repeat(width - left.length - right.length) + right;
const names = ['apple', 'pear', 'plum', 'fig', 'stone'];
const lines = [];
let worth = 0;
for (const name of names) {
  const item = lookup(name);
  if (!item) {
    lines.push(line(name, 'unknown'));
    continue;
  }
  const { price, stock } = item;
  worth += price * stock;
  lines.push(line(upper(name), stock > 0 ? `${stock} x ${price}` : 'sold out'));
}
lines.push('='.repeat(width), line('worth', worth.toFixed(2)));
console.log(lines.join('\n'));
lines;
