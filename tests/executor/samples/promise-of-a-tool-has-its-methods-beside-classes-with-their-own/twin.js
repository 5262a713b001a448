class Box {
  constructor(value) {
    this.value = value;
  }
  async finally(f) {
    return this.value ? this.value : f();
  }
}
const answer = approve('read');
const log = [];
if (await new Box(false).finally(() => false)) log.push('paid');
log.push(await answer.catch((error) => error.message));
const failing = fail('no');
log.push(await failing.catch((error) => error.message));
log;
