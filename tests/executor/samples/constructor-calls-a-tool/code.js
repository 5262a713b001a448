class User {
  constructor(id) {
    const { name, age } = fetchUser(id);
    this.name = name;
    this.adult = age >= 18;
  }
  describe() {
    return `${this.name}: ${this.adult}`;
  }
}
[new User(1).describe(), new User(2).describe()];
