class Base {
  async get(id) {
    return fetchUser(id);
  }
}
class Named extends Base {
  prefix = '> ';
  async get(id) {
    const user = await super.get(id);
    return this.prefix + user.name;
  }
}
await new Named().get(1);
