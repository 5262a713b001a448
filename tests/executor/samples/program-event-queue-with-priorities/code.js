class PriorityQueue {
  #items = [];
  push(item, priority) {
    this.#items.push({ item, priority, order: counter() });
    this.#items.sort((a, b) => compare(b.priority, a.priority) || compare(a.order, b.order));
    return this;
  }
  pop() {
    return this.#items.shift()?.item;
  }
  get length() {
    return this.#items.length;
  }
}

const queue = new PriorityQueue();
queue.push('write', 1).push('alarm', 9).push('read', 1).push('check', 5);
const handled = [];
while (queue.length > 0) {
  const job = queue.pop();
  handled.push(upper(job));
  if (job === 'alarm') queue.push('call', 7);
}
handled;
