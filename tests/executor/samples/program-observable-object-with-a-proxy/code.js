const changes = [];
function observe(target, path = []) {
  return new Proxy(target, {
    get(object, key) {
      const value = object[key];
      return typeof value === 'object' && value !== null ? observe(value, [...path, key]) : value;
    },
    set(object, key, value) {
      if (!approve(`${String(value)}`)) return true;
      changes.push(concat([...path, key].join('.'), '=', value));
      object[key] = value;
      return true;
    },
  });
}

const state = { user: { name: 'a', tags: [] }, n: 1 };
const watched = observe(state);
watched.n = 2;
watched.user.name = upper('ada');
watched.user.tags[0] = 'first';
watched.user.name = 'delete me';
[changes, state];
