const kind = async (name) => {
  const label = await upper(name);
  return class {
    label = label;
    hi() {
      return `hi ${this.label}`;
    }
  };
};
const Base = await kind('base');
class Child extends Base {
  hi() {
    return `${super.hi()}!`;
  }
}
const Other = await kind('other');
[new (await kind('a'))().label, new Child().hi(), new Other() instanceof Other, new Child() instanceof Other];
