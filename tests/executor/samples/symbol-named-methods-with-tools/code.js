const run = Symbol('run');
class Task {
  [run](x) {
    return double(x);
  }
  static [Symbol.for('make')]() {
    return echo('made');
  }
}
[new Task()[run](4), Task[Symbol.for('make')]()];
