class Api {
  static async make() {
    return new Api(await counter());
  }
  constructor(n) {
    this.n = n;
  }
  load = async (id) => (await fetchUser(id)).name + this.n;
  async both(a, b) {
    return [await this.load(a), await this.load(b)];
  }
  async #hidden() {
    return upper('h');
  }
  async shown() {
    return await this.#hidden();
  }
}
const api = await Api.make();
[await api.both(1, 3), await api.shown()];
