class Semaphore {
  #waiting = [];
  constructor(free) {
    this.free = free;
  }
  async run(work) {
    if (this.free === 0) await new Promise((resolve) => this.#waiting.push(resolve));
    else this.free--;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}

const semaphore = new Semaphore(2);
let active = 0;
let most = 0;
const results = await Promise.all(
  [1, 2, 3, 4, 5].map((n) =>
    semaphore.run(async () => {
      most = Math.max(most, ++active);
      const value = await double(n);
      active--;
      return value;
    }),
  ),
);
[results, most, active, semaphore.free];
