function Maybe(value) {
  this.value = value;
}
Maybe.prototype.catch = function (f) {
  return this.value ? this.value : f();
};
Maybe.prototype.then = undefined;
const ask = async (action) => await approve(action);
const load = async (action) => new Maybe(await ask(action));
class Chain {
  constructor(value) {
    this.value = value;
  }
  finally(f) {
    return f(this.value);
  }
}
const chain = async (action) => new Chain(await ask(action));
const log = [];
if ((await load('delete')).catch(() => false)) log.push('paid');
if ((await load('read')).catch(() => false)) log.push('read');
log.push((await chain('delete')).finally((x) => (x ? 'yes' : 'no')));
log;
