class Guard {
  async #may(action) {
    return approve(action);
  }
  do(action) {
    return this.#may(action) ? `did ${action}` : `kept ${action}`;
  }
  static async #all(actions) {
    return actions.every((action) => approve(action));
  }
  static check(actions) {
    return Guard.#all(actions) ? 'all' : 'not all';
  }
}
const guard = new Guard();
[guard.do('delete'), guard.do('read'), Guard.check(['read', 'write']), Guard.check(['read', 'delete'])];
