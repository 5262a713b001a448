class Collection {
  constructor(items) {
    this.items = items;
  }
  map(callback) {
    const taken = [];
    for (const item of this.items) taken.push(callback(item) ? 'approved' : 'refused');
    return taken;
  }
}
await Promise.all(new Collection(['read', 'delete']).map((action) => approve(action)));
