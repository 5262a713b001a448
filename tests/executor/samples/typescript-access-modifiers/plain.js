class Account {
  balance = double(50);
  owner;
  static made = 0;
  constructor(owner) {
    this.owner = owner;
    Account.made += 1;
  }
  spend(n) {
    this.balance -= charge(n).charged;
    return this.balance;
  }
  get label() {
    return upper(this.owner);
  }
}
const a = new Account('ada');
[a.spend(30), a.label, Account.made];
