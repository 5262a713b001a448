const log = [];
const job = async (x) => {
  log.push(`>${x}`);
  await slow(1, 1);
  log.push(`<${x}`);
  return x;
};
const timers = {
  late(promise, ms) {
    return Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve('late'), ms))]);
  },
};
class Tracker {
  #all = new Set();
  #add(promise) {
    this.#all.add(promise);
  }
  static first(promise, other) {
    return Promise.race([promise, other]);
  }
  track(promise) {
    this.#add(promise);
    promise.finally(() => log.push('end'));
  }
  idle() {
    return Promise.all(this.#all);
  }
}
const tracker = new Tracker();
tracker.track(job(1));
const second = job(2);
tracker.track(second);
const all = await tracker.idle();
const first = await Tracker.first(new Promise(() => {}), job(3));
[all, first, await timers.late(new Promise(() => {}), 5), log.slice(0, 2).join(' ')];
