class Cart {
  items = [];
  async add(name) {
    const item = await lookup(name);
    if (!item) throw new Error(`no ${name}`);
    this.items.push(item);
    return this;
  }
  get total() {
    return this.items.reduce((sum, { price }) => sum + price, 0);
  }
}
const cart = new Cart();
await cart.add('apple');
await cart.add('fig');
await (await cart.add('plum')).add('pear');
let missing;
try {
  await cart.add('nothing');
} catch (error) {
  missing = error.message;
}
[cart.total, cart.items.length, missing];
