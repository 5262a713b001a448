const queue = [1];
const seen = [];
for (const n of queue) {
  seen.push(n);
  if (n < 5) queue.push(add(n, 1));
}
seen;
