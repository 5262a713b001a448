class Basket {
  #lines = new Map();
  add(name, count = 1) {
    const item = lookup(name);
    if (!item) throw new Error(`no such item: ${name}`);
    if (item.stock < count) throw new Error(`only ${item.stock} of ${name}`);
    const line = this.#lines.get(name) ?? { price: item.price, count: 0 };
    line.count += count;
    this.#lines.set(name, line);
    return this;
  }
  get total() {
    return [...this.#lines.values()].reduce((sum, { price, count }) => add(sum, price * count), 0);
  }
  checkout() {
    const discount = this.total > 20 && approve('discount') ? 0.1 : 0;
    return charge(this.total * (1 - discount)).charged;
  }
}

const basket = new Basket().add('apple', 4).add('plum', 5);
const problems = [];
for (const [name, count] of [
  ['pear', 1],
  ['stone', 1],
  ['fig', 1],
]) {
  try {
    basket.add(name, count);
  } catch (e) {
    problems.push(e.message);
  }
}
[basket.total, basket.checkout(), problems];
