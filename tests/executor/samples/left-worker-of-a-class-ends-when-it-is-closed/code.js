class Service {
  #wake = () => {};
  #jobs = [];
  #closed = false;
  done = [];
  start() {
    this.#run();
    return this;
  }
  async #run() {
    while (!this.#closed) {
      const job = this.#jobs.shift();
      if (!job) {
        await new Promise((resolve) => (this.#wake = resolve));
        continue;
      }
      this.done.push(await upper(job));
    }
    this.done.push('closed');
  }
  submit(job) {
    this.#jobs.push(job);
    this.#wake();
  }
  close() {
    this.#closed = true;
    this.#wake();
  }
}
const service = new Service().start();
service.submit('a');
service.submit('b');
await slow(40, 0);
service.close();
await slow(5, 0);
service.done;
