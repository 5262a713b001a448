class Users {
  #cache = new Map();
  loads = 0;
  async get(id) {
    if (this.#cache.has(id)) return this.#cache.get(id);
    this.loads++;
    const user = await fetchUser(id);
    this.#cache.set(id, user);
    return user;
  }
  async describe(id) {
    try {
      const { name, age } = await this.get(id);
      return `${name} (${age})`;
    } catch (error) {
      if (error.status !== 404) throw error;
      return `user ${id} is missing`;
    }
  }
}

const users = new Users();
const lines = [];
for (const id of [1, 9, 1, 3]) lines.push(await users.describe(id));
[lines, users.loads];
