const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function retry(work, times, delay = 1) {
  for (let i = 1; ; i++) {
    try {
      return { value: await work(), tries: i };
    } catch (e) {
      if (i === times) throw e;
      await sleep(delay * i);
    }
  }
}
const good = await retry(() => flaky(2), 5);
const bad = await retry(() => fail('always'), 2).catch((e) => e.message);
[good, bad];
