const load = async (fn) => {
  await echo(1);
  return fn;
};
class Door {
  isOpen = load(() => false);
  #lock = load((key) => approve(`delete ${key}`));
  enter() {
    return this.isOpen() ? 'in' : 'out';
  }
  turn(key) {
    return this.#lock(key) ? 'open' : 'shut';
  }
  get state() {
    return this.isOpen() ? 'open' : 'closed';
  }
  started() {
    return [this.isOpen, this.#lock];
  }
}
const door = new Door();
const started = door.started();
const api = {
  name: 'api',
  getName: load(function () {
    return this.name;
  }),
};
const list = [load((n) => n + 1)];
const mark = load((texts, value) => texts[0] + value);
const Made = load(class { kind = 'made' });
const key = 'getName';
const out = [
  door.enter(),
  door.turn('k'),
  door.state,
  api.getName(),
  api[key](),
  api?.getName?.(),
  list[0](1),
  mark`v${1}`,
  { mark }.mark`w${2}`,
  new Made().kind,
  [1, 2].map(list[0]),
];
await Promise.all([...started, api.getName, ...list, mark, Made]);
out;
