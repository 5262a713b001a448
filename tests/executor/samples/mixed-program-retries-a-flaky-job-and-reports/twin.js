const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const log = [];
async function withRetry(name, work, times = 3) {
  for (let attempt = 1; attempt <= times; attempt++) {
    try {
      const value = await work();
      log.push(`${name} ok after ${attempt}`);
      return value;
    } catch (error) {
      log.push(`${name} ${error.message}`);
      if (attempt === times) throw error;
      await sleep(attempt);
    }
  }
}
async function job() {
  const attempts = await flaky(2);
  return attempts * 10;
}
const value = await withRetry('job', job);
let failure = null;
try {
  await withRetry('broken', async () => await fail('always down'), 2);
} catch (error) {
  failure = error.message;
}
[value + 1, failure, log];
