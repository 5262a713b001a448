const orders = listOrders();
const stats = {};
for (const { status, total } of orders) {
  const entry = (stats[status] ??= { count: 0, sum: 0, max: -Infinity });
  entry.count++;
  entry.sum = add(entry.sum, total);
  entry.max = Math.max(entry.max, total);
}
for (const [status, entry] of Object.entries(stats)) {
  entry.mean = Math.round((entry.sum / entry.count) * 100) / 100;
  console.log(status, entry);
}
stats;
