const Named = (Parent) =>
  class extends Parent {
    label() {
      return upper(super.label());
    }
  };
class Thing {
  label() {
    return echo('thing');
  }
}
class NamedThing extends Named(Thing) {}
new NamedThing().label();
