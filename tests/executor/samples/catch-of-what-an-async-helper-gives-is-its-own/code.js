class Maybe {
  constructor(value) {
    this.value = value;
  }
  catch(f) {
    return this.value ? this.value : f();
  }
}
const log = [];
const plain = async () => new Maybe(false);
const asks = async (action) => new Maybe(approve(action));
const bound = plain.bind(null);
const api = { async load(action) { return new Maybe(approve(action)); } };
async function fails() {
  throw new Error('no');
}
if (plain().catch(() => false)) log.push('plain');
if (asks('delete').catch(() => false)) log.push('asks');
if (bound().catch(() => false)) log.push('bound');
if (api.load('delete').catch(() => false)) log.push('method');
const kept = plain();
if (kept.catch(() => false)) log.push('kept');
function within() {
  return plain().catch(() => false) ? 'paid' : 'not';
}
async function handed() {
  return plain().catch(() => false);
}
if (handed()) log.push('handed');
log.push(within(), fails().catch(() => 'caught'), asks('read').catch(() => false));
log;
