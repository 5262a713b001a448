class Emitter {
  #listeners = new Map();
  on(event, listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, []);
    this.#listeners.get(event).push(listener);
    return this;
  }
  async emit(event, ...args) {
    for (const listener of this.#listeners.get(event) ?? []) await listener(...args);
  }
}
const log = [];
const bus = new Emitter()
  .on('user', async (id) => {
    const user = await fetchUser(id);
    log.push(user.name);
  })
  .on('user', (id) => log.push(`saw ${id}`));
await bus.emit('user', 1);
await bus.emit('user', 3);
await bus.emit('other', 9);
log.push('end');
log;
