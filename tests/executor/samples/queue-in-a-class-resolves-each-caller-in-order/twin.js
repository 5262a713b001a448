class Queue {
  #jobs = [];
  #busy = false;
  push(work) {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ work, resolve, reject });
      if (!this.#busy) this.#drain();
    });
  }
  async #drain() {
    this.#busy = true;
    while (this.#jobs.length > 0) {
      const { work, resolve, reject } = this.#jobs.shift();
      try {
        resolve(await work());
      } catch (error) {
        reject(error);
      }
    }
    this.#busy = false;
  }
}
const queue = new Queue();
const log = [];
const job = (name, ms) => async () => {
  log.push(`start ${name}`);
  await slow(ms, 0);
  log.push(`end ${name}`);
  return name;
};
const done = await Promise.all([queue.push(job('a', 20)), queue.push(job('b', 1)), queue.push(async () => await fail('c')).catch((e) => e.message)]);
[done, log];
