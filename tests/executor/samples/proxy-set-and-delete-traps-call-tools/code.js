const stored = {};
const guarded = new Proxy(stored, {
  set(target, key, value) {
    target[key] = upper(String(value));
    return true;
  },
  deleteProperty(target, key) {
    if (!approve(`delete ${key}`)) return false;
    return delete target[key];
  },
});
guarded.name = 'ada';
guarded.kept = 'b';
const removed = delete guarded.name;
[removed, stored];
