const money = {
  async valueOf() {
    return priceOf('pear');
  },
  async toString() {
    return upper('money');
  },
};
[money + 1, `${money}`, money > 4, String(money)];
