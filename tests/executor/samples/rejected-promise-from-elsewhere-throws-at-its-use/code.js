const log = [];
const broken = Promise.reject(new Error('broken'));
broken.catch(() => {});
for (const use of [(p) => (p ? 1 : 2), (p) => p.name, (p) => `${p}`, (p) => p + 1, (p) => [...p]]) {
  try {
    log.push(use(broken));
  } catch (error) {
    log.push(error.message);
  }
}
log;
