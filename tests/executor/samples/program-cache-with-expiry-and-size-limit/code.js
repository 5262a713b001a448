class Cache {
  #entries = new Map();
  constructor(limit, load) {
    this.limit = limit;
    this.load = load;
    this.log = [];
  }
  get(key) {
    if (this.#entries.has(key)) {
      const value = this.#entries.get(key);
      this.#entries.delete(key);
      this.#entries.set(key, value);
      this.log.push(`hit ${key}`);
      return value;
    }
    const value = this.load(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.limit) {
      const oldest = this.#entries.keys().next().value;
      this.#entries.delete(oldest);
      this.log.push(`drop ${oldest}`);
    }
    return value;
  }
}

const cache = new Cache(2, (id) => fetchUser(id).name);
const names = [1, 2, 1, 3, 2, 1].map((id) => cache.get(id));
[names, cache.log];
