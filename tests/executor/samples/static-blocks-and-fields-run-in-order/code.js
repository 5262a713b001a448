const order = [];
class C {
  static a = order.push('a' + counter());
  static {
    order.push('block' + counter());
  }
  static b = order.push('b' + counter());
  static [(order.push('key'), 'c')] = 1;
}
order;
