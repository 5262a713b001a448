const name = async (id) => fetchUser(id).name;
const off = async () => no();
class Base {
  constructor(name, open) {
    this.name = name;
    this.state = open ? 'open' : 'shut';
  }
  rename(to) {
    this.name = to;
    return this;
  }
}
class Child extends Base {
  constructor(id) {
    super(name(id), off());
  }
  rename(id) {
    return super.rename(name(id));
  }
}
const child = new Child(1);
const first = `${child.name} ${child.state}`;
[first, child.rename(3).name.length, child.name];
