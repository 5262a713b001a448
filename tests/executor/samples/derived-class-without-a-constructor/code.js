class Base {
  constructor(...args) {
    this.joined = concat(...args);
  }
}
class Derived extends Base {
  shout() {
    return upper(this.joined);
  }
}
new Derived('a', 'b').shout();
