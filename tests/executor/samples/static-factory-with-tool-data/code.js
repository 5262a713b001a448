class User {
  constructor(data) {
    Object.assign(this, data);
  }
  static find(id) {
    return new this(fetchUser(id));
  }
  isAdmin() {
    return this.tags.includes('admin');
  }
}
class Guest extends User {}
[User.find(1).isAdmin(), Guest.find(3).isAdmin(), Guest.find(3) instanceof Guest];
