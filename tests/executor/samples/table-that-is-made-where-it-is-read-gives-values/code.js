const log = [];
const step = async (n) => {
  log.push('>' + n);
  await slow(0, 5);
  log.push('<' + n);
  return n;
};
const byName = async (key) => ({ a: step(1), b: step(2) })[key];
const orNothing = async (key) => ({ a: step(3) }?.[key] ?? step(4));
const byIndex = async (at) => [step(5), step(6)][at];
const ofMap = async (key) => new Map([['a', step(7)], ['b', step(8)]]).get(key);
async function caught(key) {
  try {
    return ({ a: step(9), b: fail() })[key];
  } catch {
    return 'caught';
  }
}
const values = [byName('b'), orNothing('b'), byIndex(0), ofMap('a'), caught('a')];
[values.join(), log.join('')];
