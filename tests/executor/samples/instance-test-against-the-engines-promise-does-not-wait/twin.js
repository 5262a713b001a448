const p = new Promise((resolve) => setTimeout(() => resolve(0), 5));
const isPromise = (x) => x instanceof Promise;
const rows = [p instanceof Promise, isPromise(p), isPromise(1), isPromise({ then: 1 }), isPromise(Promise.resolve(0))];
[rows, await p];
