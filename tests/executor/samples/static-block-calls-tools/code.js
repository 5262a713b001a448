class Config {
  static values = {};
  static {
    for (const key of ['apple', 'plum']) this.values[key] = priceOf(key);
  }
  static {
    Config.total = add(Config.values.apple, Config.values.plum);
  }
}
[Config.values, Config.total];
