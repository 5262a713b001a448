class Bank {
  balance = 50;
  async may(amount) {
    return amount <= this.balance && approve(`pay ${amount}`);
  }
  async pay(amount) {
    if (!this.may(amount)) return 'refused';
    this.balance -= amount;
    return charge(amount).charged;
  }
}
const bank = new Bank();
[bank.pay(20), bank.pay(40), bank.pay(30) + 1, bank.may(1) ? 'yes' : 'no', bank.balance];
