const order = [];
class Base {
  tag = (order.push('base field'), echo('b'));
  constructor(x) {
    order.push('base body');
    this.x = double(x);
  }
}
class Derived extends Base {
  own = (order.push('derived field'), add(this.x, 1));
  constructor(x) {
    order.push('before super');
    super(add(x, 1));
    order.push('after super');
    this.y = counter();
  }
}
const d = new Derived(1);
[d.tag, d.x, d.own, d.y, order, d instanceof Base];
