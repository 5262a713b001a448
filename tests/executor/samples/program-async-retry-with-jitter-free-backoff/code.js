const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const waits = [];
async function retry(work, { times = 4, baseMs = 1 } = {}) {
  let lastError;
  for (let attempt = 0; attempt < times; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      lastError = error;
      const ms = baseMs * 2 ** attempt;
      waits.push(ms);
      await sleep(ms);
    }
  }
  throw new Error(`gave up after ${times}`, { cause: lastError });
}

const tries = await retry(() => flaky(2));
let failure;
try {
  await retry(
    async () => {
      await fail('down');
    },
    { times: 2 },
  );
} catch (error) {
  failure = [error.message, error.cause.message, error.cause.status];
}
[tries, failure, waits];
