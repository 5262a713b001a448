class Vault {
  #open(code) {
    return echo(code) === 42;
  }
  get #secret() {
    return upper('gold');
  }
  set #secret(v) {
    this.stored = upper(v);
  }
  read(code) {
    if (!this.#open(code)) return 'locked';
    this.#secret = 'changed';
    return this.#secret + this.stored;
  }
  static #count = counter();
  static count() {
    return Vault.#count;
  }
}
[new Vault().read(1), new Vault().read(42), Vault.count()];
