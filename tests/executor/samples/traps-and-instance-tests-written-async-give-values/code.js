const asked = [];
const handler = {
  async has(target, key) {
    asked.push(key);
    return approve(`delete ${key}`);
  },
  async get(target, key) {
    return key === 'ok' ? approve('delete') : 'there';
  },
  async deleteProperty() {
    return no();
  },
};
const guarded = new Proxy({ a: 1 }, handler);
class Allowed {
  static async [Symbol.hasInstance](what) {
    return approve(what.action);
  }
}
const settings = Object.defineProperty({}, 'open', { get: async () => approve('delete') });
[
  'a' in guarded ? 'in' : 'out',
  guarded.ok ? 'paid' : 'kept',
  delete guarded.a ? 'gone' : 'stays',
  { action: 'delete' } instanceof Allowed ? 'allowed' : 'refused',
  { action: 'read' } instanceof Allowed ? 'allowed' : 'refused',
  settings.open ? 'open' : 'closed',
  asked,
];
