class Shop {
  sold = [];
  async has(name) {
    const item = lookup(name);
    return item ? item.stock > 0 : false;
  }
  async sell(name) {
    if (!this.has(name)) throw new Error(`no ${name}`);
    this.sold.push(name);
    return priceOf(name);
  }
}
const shop = new Shop();
shop.has('pear');
