const listed = new Proxy(
  {},
  {
    ownKeys: () => listIds().map(String),
    getOwnPropertyDescriptor: (_, key) => ({
      value: fetchUser(Number(key)).name,
      enumerable: true,
      configurable: true,
    }),
  },
);
[Object.keys(listed), Reflect.ownKeys(listed).length];
