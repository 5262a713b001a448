class Bag {
  constructor(...items) {
    this.items = items;
  }
  forEach(f) {
    for (const item of this.items) f(item);
  }
}
const log = [];
new Bag(1, 3).forEach(async (id) => {
  log.push(`load ${id}`);
  const { name } = await fetchUser(id);
  log.push(name);
});
log.push('end');
log;
