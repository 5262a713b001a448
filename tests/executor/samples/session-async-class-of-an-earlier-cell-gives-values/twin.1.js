class Shop {
  sold = [];
  async has(name) {
    const item = await lookup(name);
    return item ? item.stock > 0 : false;
  }
  async sell(name) {
    if (!(await this.has(name))) throw new Error(`no ${name}`);
    this.sold.push(name);
    return await priceOf(name);
  }
}
const shop = new Shop();
await shop.has('pear');
