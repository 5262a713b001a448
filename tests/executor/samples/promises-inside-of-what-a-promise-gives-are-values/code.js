const never = () => Promise.resolve(false);
const told = (list) => (list[0] ? 'wrong' : 'right');
let resolve;
const promise = new Promise((done) => {
  resolve = done;
});
resolve([never()]);
[told(await new Promise((done) => done([never()]))), told(await Promise.resolve(1).then(() => [never()])),
  await Promise.resolve([never()]).then((list) => (list[0] ? 'wrong' : 'right')), told(await promise)].join();
