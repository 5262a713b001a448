async function retry(work, times) {
  let last;
  for (let attempt = 1; attempt <= times; attempt++) {
    try {
      return { value: work(), attempt };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
const good = retry(async () => flaky(2), 5);
let bad;
try {
  retry(async () => fail('always'), 2);
} catch (error) {
  bad = error.message;
}
[good, good.attempt + 1, bad];
