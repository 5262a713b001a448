class Admin extends User {
  get label() {
    return super.label + '*';
  }
}
[new Admin(3).label, new User(2).label];
