class Animal {
  speak(x) {
    return `${this.name} says ${upper(x)}`;
  }
  get kind() {
    return echo('animal');
  }
}
class Dog extends Animal {
  name = 'Rex';
  speak(x) {
    return super.speak(x + '!') + '/' + super.kind;
  }
  get kind() {
    return 'dog';
  }
}
const dog = new Dog();
[dog.speak('woof'), dog.kind];
