function define(name, value) {
  globalThis[name] = value;
}
globalThis.isFine = async (what) => approve(what);
for (const name of ['one', 'two']) globalThis[name] = async (what) => approve(what);
globalThis['later' + 1] = Promise.resolve(false);
const made = eval('({ ask: async (what) => approve(what) })');
new Function('globalThis.fromText = async (what) => approve(what)')();
('ready');
