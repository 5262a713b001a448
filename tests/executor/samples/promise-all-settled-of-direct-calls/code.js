const [a, b, c] = await Promise.allSettled([
  add(1, 2),
  fail('no'),
  Promise.reject(new TypeError('own')),
]);
[a, b.status, b.reason.message, b.reason.status, c.reason.name];
