class Queue {
  #jobs = [];
  #results = [];
  add(job) {
    this.#jobs.push(job);
    return this;
  }
  async drain() {
    while (this.#jobs.length) {
      const job = this.#jobs.shift();
      try {
        this.#results.push(await job());
      } catch (e) {
        this.#results.push('failed: ' + e.message);
      }
    }
    return this.#results;
  }
}
await new Queue()
  .add(() => add(1, 2))
  .add(() => fail('boom'))
  .add(async () => (await fetchUser(3)).name)
  .drain();
