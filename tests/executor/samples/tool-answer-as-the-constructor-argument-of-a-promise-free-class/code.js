class Money {
  constructor(amount) {
    this.amount = amount;
  }
  plus(other) {
    return new Money(add(this.amount, other.amount));
  }
}
new Money(priceOf('apple')).plus(new Money(priceOf('plum'))).amount;
