const load = async (id) => fetchUser(id);
class Page {
  user = load(1);
  allowed = this.ask('delete');
  static config = load(3);
  #secret = load(2);
  async ask(action) {
    return approve(action);
  }
  describe() {
    return `${this.user.name} ${this.allowed ? 'may' : 'may not'} ${this.#secret.name} ${Page.config.name}`;
  }
}
new Page().describe();
