class Base {
  constructor() {
    this.value = this.build();
  }
  build() {
    return 'base';
  }
}
class Child extends Base {
  build() {
    return upper('child');
  }
}
[new Base().value, new Child().value];
