class Mutex {
  #last = Promise.resolve();
  run(work) {
    const result = this.#last.then(() => work());
    this.#last = result.catch(() => {});
    return result;
  }
}
const mutex = new Mutex();
let inside = 0, most = 0;
const log = [];
const job = (name, fails) => async () => {
  most = Math.max(most, ++inside);
  await slow(5, 0);
  inside--;
  if (fails) throw new Error(`${name} failed`);
  log.push(name);
  return name;
};
const results = await Promise.allSettled([mutex.run(job('a')), mutex.run(job('b', true)), mutex.run(job('c'))]);
[results.map(({ status, value, reason }) => value ?? `${status} ${reason.message}`), most, log];
