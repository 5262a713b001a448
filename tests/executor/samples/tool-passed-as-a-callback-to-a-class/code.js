class Emitter {
  handlers = {};
  on(name, f) {
    (this.handlers[name] ??= []).push(f);
    return this;
  }
  emit(name, ...args) {
    return (this.handlers[name] ?? []).map((f) => f(...args));
  }
}
const e = new Emitter()
  .on('x', upper)
  .on('x', (v) => 'own ' + v)
  .on('y', double);
[e.emit('x', 'a'), e.emit('y', 4), e.emit('z')];
