interface Shape {
  area(): number;
  readonly name: string;
}
abstract class Base implements Shape {
  abstract area(): number;
  abstract readonly name: string;
  describe(): string {
    return `${upper(this.name)} ${add(this.area(), 0)}`;
  }
}
class Square extends Base {
  readonly name = 'square';
  side: number;
  constructor(side: number) {
    super();
    this.side = side;
  }
  override area(): number {
    return this.side ** 2;
  }
}
new Square(3).describe();
