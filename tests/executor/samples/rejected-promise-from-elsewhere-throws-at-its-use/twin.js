const log = [];
const broken = Promise.reject(new Error('broken'));
broken.catch(() => {});
for (let use = 0; use < 5; use++) {
  try {
    log.push(await broken);
  } catch (error) {
    log.push(error.message);
  }
}
log;
