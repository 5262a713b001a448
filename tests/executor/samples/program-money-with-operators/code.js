class Money {
  constructor(cents, currency = 'EUR') {
    this.cents = cents;
    this.currency = currency;
  }
  static parse(text) {
    const [, whole, part = '0', currency] = /^(\d+)(?:\.(\d+))? (\w+)$/.exec(text);
    return new Money(add(Number(whole) * 100, Number(part.padEnd(2, '0'))), currency);
  }
  plus(other) {
    if (other.currency !== this.currency)
      throw new TypeError(`${this.currency} is not ${other.currency}`);
    return new Money(add(this.cents, other.cents), this.currency);
  }
  valueOf() {
    return double(this.cents) / 2;
  }
  toString() {
    return `${(this.cents / 100).toFixed(2)} ${upper(this.currency)}`;
  }
  toJSON() {
    return String(this);
  }
}

const prices = ['3.50 eur', '2 eur', '10.05 eur'].map((text) => Money.parse(text));
const total = prices.reduce((a, b) => a.plus(b));
let mixed;
try {
  total.plus(new Money(1, 'usd'));
} catch (e) {
  mixed = [e.name, e.message];
}
[
  `${total}`,
  total > prices[2],
  total - prices[0],
  JSON.stringify({ total }),
  mixed,
  [...prices].sort((a, b) => a - b).map(String),
];
