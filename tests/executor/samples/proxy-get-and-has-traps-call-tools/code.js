const users = new Proxy(
  {},
  {
    get: (_, id) => (typeof id === 'string' ? fetchUser(Number(id)).name : undefined),
    has: (_, id) => lookup(id) !== null,
  },
);
[users[1], users[3], 'apple' in users, 'stone' in users];
