class InsufficientFunds extends Error {
  constructor(needed, available) {
    super(`needs ${needed}, has ${available}`);
    this.name = 'InsufficientFunds';
    this.missing = needed - available;
  }
}

class Account {
  static #next = 1;
  #balance = 0;
  constructor(owner) {
    this.owner = owner;
    this.id = Account.#next++;
  }
  deposit(amount) {
    this.#balance = add(this.#balance, positive(amount));
    return this;
  }
  withdraw(amount) {
    if (amount > this.#balance) throw new InsufficientFunds(amount, this.#balance);
    this.#balance = add(this.#balance, -amount);
    return this;
  }
  get balance() {
    return this.#balance;
  }
}

const [ada, cy] = [1, 3].map((id) => new Account(fetchUser(id).name).deposit(50));
const problems = [];
for (const move of [
  () => ada.withdraw(80),
  () => cy.deposit(-1),
  () => {
    ada.withdraw(20);
    cy.deposit(20);
  },
]) {
  try {
    move();
  } catch (e) {
    problems.push(e instanceof InsufficientFunds ? e.missing : `${e.name}: ${e.message}`);
  }
}
[problems, ada.balance, cy.balance, ada.id, cy.id];
