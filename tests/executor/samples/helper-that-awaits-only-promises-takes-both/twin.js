const settle = async (x) => (x instanceof Promise ? await x : x);
const then = (x, f) => (x instanceof Promise ? x.then(f) : f(x));
const ask = async (action) => await approve(action);
[await settle(ask('delete')), await settle('plain'), await then(Promise.resolve(2), (n) => n * 2), then(3, (n) => n * 2)];
