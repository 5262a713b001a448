const log = [];
const traps = {
  get: (t, k) => (log.push(concat('get ', String(k))), t[k]),
  set: (t, k, v) => {
    log.push(concat('set ', k));
    t[k] = v;
    return true;
  },
  has: (t, k) => {
    log.push(concat('has ', k));
    return k in t;
  },
  deleteProperty: (t, k) => {
    log.push(concat('delete ', k));
    return delete t[k];
  },
  ownKeys: (t) => {
    log.push(upper('keys'));
    return Reflect.ownKeys(t);
  },
  defineProperty: (t, k, d) => {
    log.push(concat('define ', k));
    return Reflect.defineProperty(t, k, d);
  },
  getPrototypeOf: (t) => {
    log.push(upper('proto'));
    return Reflect.getPrototypeOf(t);
  },
};
const p = new Proxy({ a: 1 }, traps);
const out = [p.a, 'a' in p, delete p.a, Object.getPrototypeOf(p) === Object.prototype];
p.b = 2;
Object.defineProperty(p, 'c', { value: 3, enumerable: true, configurable: true });
[out, Reflect.ownKeys(p), log];
