class User {
  constructor(id) {
    this.data = fetchUser(id);
  }
  get label() {
    return upper(this.data.name);
  }
}
new User(1).label;
