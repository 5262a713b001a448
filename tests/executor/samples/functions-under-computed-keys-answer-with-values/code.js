const never = () => Promise.resolve(false);
const api = {};
for (const name of ['get', 'ok']) api[name] = async (x) => approve(x);
const other = Object.fromEntries([['ok', async (x) => approve(x)]]);
class Lazy {
  get ok() { return async (x) => approve(x); }
}
const proxy = new Proxy({}, { get: () => async (x) => approve(x) });
[api.get('delete'), api.ok('delete'), other.ok('delete'), new Lazy().ok('delete'), proxy.ok('delete'), Reflect.apply(api.ok, null, ['delete'])]
  .map((ok) => (ok ? 'wrong' : 'right')).join();
