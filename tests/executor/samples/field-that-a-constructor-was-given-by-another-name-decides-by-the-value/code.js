const ask = async (action) => approve(action);
class Maybe {
  constructor(value) {
    this.value = value ?? null;
  }
  or(make) {
    return this.value ? this.value : make();
  }
}
class Options {
  constructor(options) {
    this.ok = options.ok;
  }
  or(make) {
    return this.ok || make();
  }
}
const made = new Maybe(ask('delete')).or(() => 'other');
[await made, await new Options({ ok: ask('delete') }).or(() => 'other')];
