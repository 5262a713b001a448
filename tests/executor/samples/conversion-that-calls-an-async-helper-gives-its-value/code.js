const name = async (id) => fetchUser(id).name;
const price = async (x) => priceOf(x);
class Item {
  constructor(what) {
    this.what = what;
  }
  valueOf() {
    return price(this.what);
  }
  toString() {
    return `item ${name(1)}`;
  }
  toJSON() {
    return { cost: price(this.what) };
  }
  [Symbol.toPrimitive](hint) {
    return hint === 'number' ? this.valueOf() : this.toString();
  }
}
const apple = new Item('apple'), fig = new Item('fig');
[+apple, fig - apple, apple < fig, `${apple}`, JSON.stringify({ apple }), Math.max(apple, fig), String(fig)];
