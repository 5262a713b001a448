Box.prototype.twice = function () {
  return `own ${this.v}`;
};
box.twice();
