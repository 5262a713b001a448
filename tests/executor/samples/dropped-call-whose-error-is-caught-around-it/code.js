const log = [];
async function save(amount) {
  charge(amount);
  log.push(`charged ${amount}`);
}
for (const amount of [50, 500, 20]) {
  try {
    save(amount);
  } catch (error) {
    log.push(`${error.name}: ${error.message}`);
  }
}
log;
