class Bus {
  #topics = new Map();
  on(topic, handler) {
    const handlers = this.#topics.get(topic) ?? new Set();
    handlers.add(handler);
    this.#topics.set(topic, handlers);
    return () => handlers.delete(handler);
  }
  emit(topic, ...args) {
    let count = 0;
    for (const handler of this.#topics.get(topic) ?? []) {
      handler(...args);
      count++;
    }
    return count;
  }
}

const bus = new Bus();
const off = bus.on('user', (id) => record(fetchUser(id).name));
bus.on('user', (id) => bus.emit('log', `user ${id}`));
bus.on('log', (text) => console.log(upper(text)));
const counts = [bus.emit('user', 1), off(), bus.emit('user', 3), bus.emit('none')];
[counts, recorded()];
