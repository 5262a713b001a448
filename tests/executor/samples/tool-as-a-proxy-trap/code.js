const p = new Proxy({}, { get: (target, key) => keyOf(key), has: no });
[p.a, p.b, 'a' in p];
