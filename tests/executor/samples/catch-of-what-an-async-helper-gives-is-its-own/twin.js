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
const asks = async (action) => new Maybe(await approve(action));
const bound = plain.bind(null);
const api = { async load(action) { return new Maybe(await approve(action)); } };
async function fails() {
  throw new Error('no');
}
if ((await plain()).catch(() => false)) log.push('plain');
if ((await asks('delete')).catch(() => false)) log.push('asks');
if ((await bound()).catch(() => false)) log.push('bound');
if ((await api.load('delete')).catch(() => false)) log.push('method');
const kept = await plain();
if (kept.catch(() => false)) log.push('kept');
async function within() {
  return (await plain()).catch(() => false) ? 'paid' : 'not';
}
async function handed() {
  return (await plain()).catch(() => false);
}
if (await handed()) log.push('handed');
log.push(await within(), await fails().catch(() => 'caught'), (await asks('read')).catch(() => false));
log;
