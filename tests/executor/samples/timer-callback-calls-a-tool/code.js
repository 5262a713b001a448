const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seen = [];
setTimeout(async () => {
  seen.push(await upper('timer'));
}, 1);
await sleep(40);
seen.push(await echo('main'));
seen;
