const o = { b: counter(), 2: counter(), a: counter(), 1: counter() };
[Object.keys(o), Object.entries(lookup('apple')), JSON.stringify({ ...o, ...fetchUser(2) })];
