const queue = [], done = [];
let wake, closed = false;
async function worker() {
  while (!closed || queue.length > 0) {
    if (queue.length === 0) {
      await new Promise((resolve) => (wake = resolve));
      continue;
    }
    const id = queue.shift();
    const user = await fetchUser(id);
    done.push(user.name);
  }
  done.push('closed');
}
worker();
for (const id of [1, 2, 3]) {
  queue.push(id);
  wake?.();
}
await slow(40, 0);
closed = true;
wake?.();
await slow(5, 0);
done;
