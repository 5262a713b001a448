class Wallet {
  #balance = double(50);
  spend(n) {
    this.#balance -= charge(n).charged;
    return this.#balance;
  }
  has(other) {
    return #balance in other;
  }
}
const w = new Wallet();
[w.spend(30), w.spend(add(10, 10)), w.has(w), w.has({}), Object.keys(w)];
