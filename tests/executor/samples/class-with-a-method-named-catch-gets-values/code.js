function Maybe(value) {
  this.value = value;
}
Maybe.prototype.catch = function (f) {
  return this.value ? this.value : f();
};
Maybe.prototype.then = undefined;
const ask = async (action) => approve(action);
const load = (action) => new Maybe(ask(action));
class Chain {
  constructor(value) {
    this.value = value;
  }
  finally(f) {
    return f(this.value);
  }
}
const chain = (action) => new Chain(ask(action));
const log = [];
if (load('delete').catch(() => false)) log.push('paid');
if (load('read').catch(() => false)) log.push('read');
log.push(chain('delete').finally((x) => (x ? 'yes' : 'no')));
log;
