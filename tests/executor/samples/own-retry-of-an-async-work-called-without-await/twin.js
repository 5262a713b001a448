async function retry(work, times) {
  let last;
  for (let attempt = 1; attempt <= times; attempt++) {
    try {
      return { value: await work(), attempt };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
const good = await retry(async () => await flaky(2), 5);
let bad;
try {
  await retry(async () => await fail('always'), 2);
} catch (error) {
  bad = error.message;
}
[good, good.attempt + 1, bad];
