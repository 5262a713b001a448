class Guard {
  async #may(action) {
    return await approve(action);
  }
  async do(action) {
    return (await this.#may(action)) ? `did ${action}` : `kept ${action}`;
  }
  static async #all(actions) {
    for (const action of actions) if (!(await approve(action))) return false;
    return true;
  }
  static async check(actions) {
    return (await Guard.#all(actions)) ? 'all' : 'not all';
  }
}
const guard = new Guard();
[await guard.do('delete'), await guard.do('read'), await Guard.check(['read', 'write']), await Guard.check(['read', 'delete'])];
