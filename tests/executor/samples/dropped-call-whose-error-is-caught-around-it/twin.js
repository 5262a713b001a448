const log = [];
async function save(amount) {
  await charge(amount);
  log.push(`charged ${amount}`);
}
for (const amount of [50, 500, 20]) {
  try {
    await save(amount);
  } catch (error) {
    log.push(`${error.name}: ${error.message}`);
  }
}
log;
