class Token {
  refreshes = 0;
  async #fetch() {
    this.refreshes++;
    const n = await counter();
    return `token ${n}`;
  }
  get() {
    if (this.pending) return this.pending;
    this.pending = this.#fetch();
    return this.pending;
  }
  async header() {
    return `Bearer ${await this.get()}`;
  }
}
const token = new Token();
const headers = await Promise.all([token.header(), token.header()]);
[headers, token.refreshes, token.get().length, token.get() === 'token 1', token.refreshes];
