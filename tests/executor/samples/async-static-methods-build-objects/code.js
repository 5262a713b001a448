class User {
  static async load(id) {
    const { name, age } = fetchUser(id);
    return new User(name, age);
  }
  constructor(name, age) {
    Object.assign(this, { name, age });
  }
  static async oldest(...ids) {
    return ids.map((id) => User.load(id)).sort((a, b) => b.age - a.age)[0];
  }
}
[User.load(1).name, User.oldest(1, 2, 3).name, User.load(2) instanceof User, User.load(2).age];
