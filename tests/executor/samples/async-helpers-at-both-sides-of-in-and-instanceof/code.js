class User {
  constructor(name) {
    this.name = name;
  }
}
const make = async (id) => new User(fetchUser(id).name);
const kind = async () => User;
['name' in make(1), 'age' in make(1), make(1) instanceof User, make(1) instanceof kind(), make(1) instanceof Array];
