class Base {
  describe() {
    return `${upper(this.name)} ${add(this.area(), 0)}`;
  }
}
class Square extends Base {
  name = 'square';
  side;
  constructor(side) {
    super();
    this.side = side;
  }
  area() {
    return this.side ** 2;
  }
}
new Square(3).describe();
