const off = new Promise((resolve) => resolve(false));
const on = new Promise((resolve) => setTimeout(() => resolve('on'), 2));
const log = [];
if (await off) log.push('if');
if (!(await off)) log.push('not');
log.push((await off) ? 'yes' : 'no', (await on) ? 'yes' : 'no', (await off) || 'or', (await on) && 'and', (await off) ?? 'nullish');
let rounds = 0;
while (await off) {
  if (++rounds > 3) break;
}
log.push(rounds);
log;
