class Config {
  loads = 0;
  #pending = null;
  async #load() {
    this.loads++;
    return JSON.parse(await readText('settings.json'));
  }
  get() {
    if (!this.#pending) this.#pending = this.#load();
    return this.#pending;
  }
}
const config = new Config();
const [a, b] = await Promise.all([config.get(), config.get()]);
[config.loads, a.theme, b === a, (await config.get()).limits.calls, config.get().theme];
