const log = [];
try {
  const settled = await Promise.allSettled(
    [1, 2, 3, 4].map(async (n) => {
      if (n === 2) await slowFail(30, 'second');
      if (n === 3) await slowFail(1, 'third');
      await slow(15, 0);
      log.push(`done ${n}`);
    }),
  );
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  log.push('not reached');
} catch (error) {
  log.push(error.message);
}
log;
