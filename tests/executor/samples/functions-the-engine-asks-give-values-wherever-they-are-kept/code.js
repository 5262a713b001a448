class Price {
  constructor(amount) {
    this.amount = amount;
  }
}
Price.prototype.valueOf = async function () {
  return echo(this.amount);
};
class Label {
  toString = async () => upper('label');
}
class Traps {
  async has(target, key) {
    return approve(`delete ${key}`);
  }
}
const has = async () => no();
const late = {};
const proxies = [new Proxy({ a: 1 }, { has }), new Proxy({ a: 1 }, new Traps()), new Proxy({ a: 1 }, late)];
late.has = async () => no();
class Never {
  static [Symbol.hasInstance] = async () => no();
}
const five = { [Symbol.toPrimitive]: async () => echo(5) };
[
  new Price(3) > 5 ? 'dear' : 'cheap',
  `${new Label()}`,
  proxies.map((proxy) => ('a' in proxy ? 'in' : 'out')),
  {} instanceof Never,
  five + 1,
];
