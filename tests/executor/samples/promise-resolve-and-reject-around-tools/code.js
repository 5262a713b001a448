[
  await Promise.resolve(add(1, 2)),
  await Promise.reject(await echo('reason')).catch((r) => r),
  await Promise.resolve().then(() => counter()),
  await Promise.resolve(1).then(double).then(double),
];
