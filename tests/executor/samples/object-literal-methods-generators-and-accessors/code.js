const kit = {
  base: 2,
  get twice() {
    return double(this.base);
  },
  *each() {
    yield echo(1);
    yield this.twice;
  },
  ['x' + 1](y) {
    return add(y, this.base);
  },
};
[kit.twice, [...kit.each()], kit.x1(5)];
