class Money {
  constructor(n) {
    this.n = n;
  }
  toJSON(key) {
    return concat(key, ':', double(this.n));
  }
}
JSON.stringify({ price: new Money(2), list: [new Money(3)] });
