class Mutex {
  locked = false;
  waiting = [];
  async acquire() {
    if (!this.locked) {
      this.locked = true;
      return;
    }
    await new Promise((resolve) => this.waiting.push(resolve));
  }
  release() {
    const next = this.waiting.shift();
    if (next) next();
    else this.locked = false;
  }
}
const mutex = new Mutex();
const log = [];
async function job(name) {
  await mutex.acquire();
  try {
    log.push(`in ${name}`);
    await slow(5, 0);
    log.push(`out ${name}`);
  } finally {
    mutex.release();
  }
}
await Promise.all(['a', 'b', 'c'].map(job));
[log, mutex.locked];
