class Gatekeeper {
  log = [];
  async #ask(action) {
    return await approve(action);
  }
  start(action) {
    this.answer = this.#ask(action);
  }
  async pay() {
    if (await this.answer) return this.log.push('paid');
    this.log.push('refused');
    return await this.answer;
  }
}
const keeper = new Gatekeeper();
keeper.start('delete');
const end = await keeper.pay();
keeper.start('read');
[end, await keeper.pay(), keeper.log];
