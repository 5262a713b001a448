function User(id) {
  const data = fetchUser(id);
  this.name = data.name;
  this.id = id;
}
User.prototype.hello = function () {
  return concat('hi ', this.name);
};
const u = new User(1);
[u.hello(), u instanceof User, Object.keys(u), u.constructor === User];
