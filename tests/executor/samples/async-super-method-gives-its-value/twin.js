class Store {
  async get(key) {
    return await lookup(key);
  }
}
class Priced extends Store {
  async get(key) {
    const item = await super.get(key);
    return item ? item.price : -1;
  }
  async total(...keys) {
    let sum = 0;
    for (const key of keys) sum += await this.get(key);
    return sum;
  }
}
const store = new Priced();
[await store.get('apple'), await store.get('none'), await store.total('apple', 'pear'), (await store.get('fig')) > 10];
