const never = () => Promise.resolve(false);
const told = async (list) => ((await list[0]) ? 'wrong' : 'right');
let resolve;
const promise = new Promise((done) => {
  resolve = done;
});
resolve([never()]);
[await told(await new Promise((done) => done([never()]))), await told(await Promise.resolve(1).then(() => [never()])),
  await Promise.resolve([never()]).then(told), await told(await promise)].join();
