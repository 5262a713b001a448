class User {
  static async load(id) {
    const { name, age } = await fetchUser(id);
    return new User(name, age);
  }
  constructor(name, age) {
    Object.assign(this, { name, age });
  }
  static async oldest(...ids) {
    const users = [];
    for (const id of ids) users.push(await User.load(id));
    return users.sort((a, b) => b.age - a.age)[0];
  }
}
[(await User.load(1)).name, (await User.oldest(1, 2, 3)).name, (await User.load(2)) instanceof User, (await User.load(2)).age];
