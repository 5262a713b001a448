class Bank {
  balance = 50;
  async may(amount) {
    return amount <= this.balance && (await approve(`pay ${amount}`));
  }
  async pay(amount) {
    if (!(await this.may(amount))) return 'refused';
    this.balance -= amount;
    return (await charge(amount)).charged;
  }
}
const bank = new Bank();
[await bank.pay(20), await bank.pay(40), (await bank.pay(30)) + 1, (await bank.may(1)) ? 'yes' : 'no', bank.balance];
