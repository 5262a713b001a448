const log = [];
const load = async (ms, name) => {
  await slow(ms, 0);
  log.push(name);
  return name;
};
async function both(left, right) {
  log.push('called');
  return [await left, await right];
}
const pair = await both(load(30, 'a'), load(1, 'b'));
[pair, log];
