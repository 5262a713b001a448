const load = async (id) => fetchUser(id);
class Session {
  constructor(id) {
    this.id = id;
  }
  get user() {
    return load(this.id);
  }
  get isAdult() {
    return this.user.age >= 18;
  }
}
const o = { get flag() { return (async () => no())(); } };
const s = new Session(2);
[s.user.name, s.isAdult ? 'adult' : 'minor', o.flag ? 'yes' : 'no', new Session(1).isAdult, `${new Session(3).user.name}`];
