const kind = async (name) => {
  const label = upper(name);
  return class {
    label = label;
    hi() {
      return `hi ${this.label}`;
    }
  };
};
class Child extends kind('base') {
  hi() {
    return `${super.hi()}!`;
  }
}
const Other = kind('other');
[new (kind('a'))().label, new Child().hi(), new Other() instanceof Other, new Child() instanceof Other];
