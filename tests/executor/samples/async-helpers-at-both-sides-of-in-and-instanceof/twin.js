class User {
  constructor(name) {
    this.name = name;
  }
}
const make = async (id) => new User((await fetchUser(id)).name);
const kind = async () => User;
[
  'name' in (await make(1)),
  'age' in (await make(1)),
  (await make(1)) instanceof User,
  (await make(1)) instanceof (await kind()),
  (await make(1)) instanceof Array,
];
