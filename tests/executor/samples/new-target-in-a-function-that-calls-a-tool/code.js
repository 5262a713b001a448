function Box(value) {
  if (!new.target) return new Box(value);
  this.value = double(value);
  this.byNew = new.target === Box;
}
const a = new Box(1),
  b = Box(2);
[a.value, a.byNew, b.value, b instanceof Box];
