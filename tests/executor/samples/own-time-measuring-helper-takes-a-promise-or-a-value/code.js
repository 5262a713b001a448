const log = [];
async function traced(name, promise) {
  log.push(`> ${name}`);
  try {
    const value = await promise;
    log.push(`< ${name}`);
    return value;
  } catch (error) {
    log.push(`! ${name} ${error.message}`);
    return null;
  }
}
const load = async (ms, name) => await slow(ms, name);
const broken = async () => await slowFail(10, 'down');
const all = await Promise.all([traced('a', load(30, 'A')), traced('b', load(1, 'B')), traced('c', broken()), traced('d', 4)]);
[all, log];
