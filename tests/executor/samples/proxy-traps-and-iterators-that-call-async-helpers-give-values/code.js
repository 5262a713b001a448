const ask = async (action) => approve(action);
const rights = new Proxy({}, { get: (_, action) => ask(String(action)), has: (_, action) => ask(String(action)) });
const range = {
  *[Symbol.iterator]() {
    for (const id of [1, 3]) yield (async () => fetchUser(id).name)();
  },
};
[rights.delete ? 'yes' : 'no', rights.read ? 'yes' : 'no', 'delete' in rights, 'read' in rights, [...range].join(), Array.from(range, (x) => x.length)];
