const log = [];
const load = async (id) => {
  const { name } = fetchUser(id);
  log.push(name);
};
const run = (id) => load(id);
class Loader {
  #load(id) {
    return load(id);
  }
  run(id) {
    return this.#load(id);
  }
}
const loader = new Loader();
(run(1), run(2)), (loader.run(3), log.push('-'));
const answer = ((load(1), loader.run(2)), 1);
for (let i = (run(3), 0); i < 1; i++, (0, run(1))) log.push('round');
for (run(2); false; );
const both = () => ((0, run(3)), answer);
log.push(both());
load(1), load(2);
log.push('end'), log;
