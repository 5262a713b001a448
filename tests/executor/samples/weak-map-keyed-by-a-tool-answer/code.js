const notes = new WeakMap();
const user = fetchUser(1);
notes.set(user, upper('seen'));
[notes.get(user), notes.has(fetchUser(1))];
