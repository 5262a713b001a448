class Breaker {
  failures = 0;
  constructor(work, limit) {
    this.work = work;
    this.limit = limit;
  }
  async isOpen() {
    return this.failures >= this.limit;
  }
  async call(...args) {
    if (await this.isOpen()) return 'open';
    try {
      const value = await this.work(...args);
      this.failures = 0;
      return value;
    } catch (error) {
      this.failures++;
      return `failed ${error.message}`;
    }
  }
}
const breaker = new Breaker(async (id) => (await fetchUser(id)).name, 2);
const out = [];
for (const id of [1, 8, 2, 8, 9, 1]) out.push(await breaker.call(id));
[out, (await breaker.isOpen()) ? 'open' : 'closed'];
