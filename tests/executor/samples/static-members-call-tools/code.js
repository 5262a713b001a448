class Registry {
  static items = [upper('first')];
  static add(x) {
    this.items.push(upper(x));
    return this;
  }
  static get size() {
    return add(this.items.length, 0);
  }
}
Registry.add('b').add('c');
[Registry.items, Registry.size];
