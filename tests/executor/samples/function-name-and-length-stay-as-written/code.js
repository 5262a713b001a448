function two(a, b) {
  return add(a, b);
}
const arrow = (x, y = 1, ...z) => echo(x);
const object = {
  method(a, b, c) {
    return echo(a);
  },
  get prop() {
    return echo(1);
  },
};
class C {
  static make(a) {
    return echo(a);
  }
  run() {
    return echo(1);
  }
}
[
  two.name,
  two.length,
  arrow.name,
  arrow.length,
  object.method.name,
  object.method.length,
  C.make.name,
  C.prototype.run.length,
  function () {
    echo(1);
  }.name,
];
