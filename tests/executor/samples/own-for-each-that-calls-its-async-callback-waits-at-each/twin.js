class Bag {
  constructor(...items) {
    this.items = items;
  }
  async forEach(f) {
    for (const item of this.items) await f(item);
  }
}
const log = [];
await new Bag(1, 3).forEach(async (id) => {
  log.push(`load ${id}`);
  const { name } = await fetchUser(id);
  log.push(name);
});
log.push('end');
log;
