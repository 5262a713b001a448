const tasks = [], log = [];
let running = true;
async function loop() {
  while (running) {
    const task = tasks.shift();
    if (task) await task();
    else await slow(3, 0);
  }
  log.push('stopped');
}
const left = loop();
tasks.push(async () => log.push(await upper('first')));
tasks.push(async () => log.push(await upper('second')));
tasks.push(async () => {
  running = false;
});
await left;
log;
