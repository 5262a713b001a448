const { promise, resolve } = Promise.withResolvers();
setTimeout(() => resolve(upper('later')), 1);
await promise;
