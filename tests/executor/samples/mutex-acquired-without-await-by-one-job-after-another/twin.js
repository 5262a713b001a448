class Mutex {
  locked = false;
  waiting = [];
  async acquire() {
    if (this.locked) await new Promise((resolve) => this.waiting.push(resolve));
    this.locked = true;
  }
  release() {
    this.locked = false;
    this.waiting.shift()?.();
  }
}
const mutex = new Mutex();
const log = [];
async function job(id) {
  await mutex.acquire();
  const user = await fetchUser(id);
  log.push(user.name);
  mutex.release();
}
await job(1);
await job(3);
[log, mutex.locked];
