const log = [];
const check = async (x) => {
  if (x > 1) throw new TypeError(`bad ${x}`);
  return await isEven(x);
};
for (const x of [0, 1, 2]) {
  try {
    if (await check(x)) log.push('even');
    else log.push('odd');
  } catch (error) {
    log.push(error.message);
  }
}
log;
