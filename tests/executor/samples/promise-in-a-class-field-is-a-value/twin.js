const load = async (id) => await fetchUser(id);
class Page {
  static async make() {
    const page = new Page();
    page.user = await load(1);
    page.allowed = await page.ask('delete');
    Page.config = await load(3);
    page.#secret = await load(2);
    return page;
  }
  #secret;
  async ask(action) {
    return await approve(action);
  }
  describe() {
    return `${this.user.name} ${this.allowed ? 'may' : 'may not'} ${this.#secret.name} ${Page.config.name}`;
  }
}
(await Page.make()).describe();
