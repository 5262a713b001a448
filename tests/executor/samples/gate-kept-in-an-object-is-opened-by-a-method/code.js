class Gate {
  #open;
  constructor() {
    this.opened = new Promise((resolve) => (this.#open = resolve));
  }
  open() {
    this.#open();
  }
}
const gate = new Gate();
const log = [];
const enter = async (id) => {
  await gate.opened;
  log.push((await fetchUser(id)).name);
};
void enter(1);
void enter(3);
log.push('closed');
gate.open();
await slow(30, 0);
[log[0], log.slice(1).sort()];
