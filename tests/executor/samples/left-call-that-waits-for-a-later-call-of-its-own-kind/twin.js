const seats = [];
const log = [];
async function meet(name) {
  const other = seats.shift();
  if (other) {
    other(name);
    log.push(`${name} found someone`);
    return;
  }
  const partner = await new Promise((resolve) => seats.push(resolve));
  log.push(`${name} met ${partner}`);
}
const all = [meet('ada'), meet('bo')];
await Promise.all(all);
log;
