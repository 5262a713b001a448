const log = [];
let active = 0, most = 0;
async function work(n) {
  most = Math.max(most, ++active);
  await slow([30, 1, 15, 1, 1][n], 0);
  active--;
  log.push(n);
  return n * 10;
}
async function pool(items, width) {
  const results = [], running = new Set();
  for (const [index, item] of items.entries()) {
    const p = work(item).then((value) => {
      results[index] = value;
      running.delete(p);
    });
    running.add(p);
    if (running.size >= width) await Promise.race(running);
  }
  await Promise.all(running);
  return results;
}
[await pool([0, 1, 2, 3, 4], 2), most, active, log.length];
