class Account {
  private balance: number = double(50);
  protected readonly owner: string;
  public static made: number = 0;
  constructor(owner: string) {
    this.owner = owner;
    Account.made += 1;
  }
  public spend(n: number): number {
    this.balance -= charge(n).charged;
    return this.balance;
  }
  get label(): string {
    return upper(this.owner);
  }
}
const a = new Account('ada');
[a.spend(30), a.label, Account.made];
