const off = new Promise((resolve) => resolve(false));
const on = new Promise((resolve) => setTimeout(() => resolve('on'), 2));
const log = [];
if (off) log.push('if');
if (!off) log.push('not');
log.push(off ? 'yes' : 'no', on ? 'yes' : 'no', off || 'or', on && 'and', off ?? 'nullish');
let rounds = 0;
while (off) {
  if (++rounds > 3) break;
}
log.push(rounds);
log;
