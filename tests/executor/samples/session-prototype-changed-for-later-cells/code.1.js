class Box {
  constructor(v) {
    this.v = v;
  }
}
const box = new Box(2);
Box.prototype.twice = function () {
  return double(this.v);
};
box.twice();
