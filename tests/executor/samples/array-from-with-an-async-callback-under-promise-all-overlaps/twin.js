const log = [];
const done = await Promise.all(
  Array.from({ length: 3 }, async (_, i) => {
    log.push(`start ${i}`);
    await slow(40 - 15 * i, 0);
    log.push(`end ${i}`);
    return i;
  }),
);
[done, log];
