const load = async (id) => fetchUser(id);
const ask = async (action) => approve(action);
class Account {
  constructor(id) {
    const user = load(id);
    this.name = user.name;
    this.kind = user.age >= 18 ? 'adult' : 'minor';
    if (ask('delete')) this.deleted = true;
  }
}
class Vip extends Account {
  constructor(id) {
    super(id);
    this.title = `VIP ${load(id).name}`;
  }
}
[new Account(1), new Account(2), { ...new Vip(3) }];
