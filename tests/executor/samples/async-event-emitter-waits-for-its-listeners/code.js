class Emitter {
  #listeners = new Map();
  on(event, listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, []);
    this.#listeners.get(event).push(listener);
    return this;
  }
  emit(event, ...args) {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }
}
const log = [];
const bus = new Emitter()
  .on('user', async (id) => {
    const user = fetchUser(id);
    log.push(user.name);
  })
  .on('user', (id) => log.push(`saw ${id}`));
bus.emit('user', 1);
bus.emit('user', 3);
bus.emit('other', 9);
log.push('end');
log;
