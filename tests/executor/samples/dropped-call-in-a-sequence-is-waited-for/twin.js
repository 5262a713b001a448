const log = [];
const load = async (id) => {
  const { name } = await fetchUser(id);
  log.push(name);
};
const run = async (id) => await load(id);
class Loader {
  #load(id) {
    return load(id);
  }
  run(id) {
    return this.#load(id);
  }
}
const loader = new Loader();
(await run(1), await run(2)), (await loader.run(3), log.push('-'));
const answer = ((await load(1), await loader.run(2)), 1);
for (let i = (await run(3), 0); i < 1; i++, (0, await run(1))) log.push('round');
for (await run(2); false; );
const both = async () => ((0, await run(3)), answer);
log.push(await both());
await load(1), await load(2);
log.push('end'), log;
