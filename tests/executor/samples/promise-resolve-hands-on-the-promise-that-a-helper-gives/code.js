const kept = Promise.resolve(5);
function f() {
  add(1, 1);
  return kept;
}
const o = {
  g(x) {
    return add(x, 0) ? kept : 3;
  },
};
class Own extends Promise {}
const own = Own.resolve(4);
const h = () => (add(1, 1), own);
const p = Promise.resolve(o.g(1));
const both = await Promise.all([Promise.resolve(f()), Promise.resolve(add(2, 2)), Promise.resolve(o.g(0))]);
[Promise.resolve(f()) === kept, p === kept, Own.resolve(h()) === own, Promise.resolve(h()) === own, await p, ...both];
