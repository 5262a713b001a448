const log = [];
const step = async (n) => {
  log.push('>' + n);
  await slow(0, 5);
  log.push('<' + n);
  return n;
};
const byName = async (key) => ({ a: await step(1), b: await step(2) })[key];
const orNothing = async (key) => ({ a: await step(3) }?.[key] ?? await step(4));
const byIndex = async (at) => [await step(5), await step(6)][at];
const ofMap = async (key) => new Map([['a', await step(7)], ['b', await step(8)]]).get(key);
async function caught(key) {
  try {
    return ({ a: await step(9), b: await fail() })[key];
  } catch {
    return 'caught';
  }
}
const values = [await byName('b'), await orNothing('b'), await byIndex(0), await ofMap('a'), await caught('a')];
[values.join(), log.join('')];
