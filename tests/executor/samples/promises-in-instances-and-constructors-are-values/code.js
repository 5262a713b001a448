const never = () => Promise.resolve(false);
class Failure extends Error {}
class List extends Array {
  some_() { return this.some(Boolean) ? 'wrong' : 'right'; }
}
class Made {
  constructor() { this.ok = never(); }
  all() { return Object.values(this)[0] ? 'wrong' : 'right'; }
}
class Later {
  constructor() { return (async () => { this.value = await echo(3); return this; })(); }
}
const list = new List();
list.push(never());
async function text() { return 'text ' + (await echo(1)); }
const rest = (...[ok]) => (ok ? 'wrong' : 'right');
[new Failure(text()).message, list.some_(), new Made().all(), new Later().value, rest(never())].join();
