class Store {
  async get(key) {
    return lookup(key);
  }
}
class Priced extends Store {
  async get(key) {
    const item = super.get(key);
    return item ? item.price : -1;
  }
  total(...keys) {
    return keys.reduce((sum, key) => sum + this.get(key), 0);
  }
}
const store = new Priced();
[store.get('apple'), store.get('none'), store.total('apple', 'pear'), store.get('fig') > 10];
