const log = [];
const tasks = [];
for (const ms of [40, 20, 1]) {
  tasks.push(
    (async () => {
      log.push(`start ${ms}`);
      const value = await slow(ms, ms);
      log.push(`end ${ms}`);
      return value;
    })(),
  );
}
const out = [];
for (let i = 0; i < tasks.length; i++) out.push(await tasks[i]);
for await (const value of tasks) out.push(value);
[out, log];
