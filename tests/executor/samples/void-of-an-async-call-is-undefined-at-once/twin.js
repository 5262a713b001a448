const log = [];
const job = async () => {
  await slow(10, 0);
  log.push('job');
};
const left = void job();
log.push(left === undefined, typeof void job());
await slow(50, 0);
log;
