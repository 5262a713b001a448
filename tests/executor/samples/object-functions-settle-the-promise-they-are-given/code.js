const load = async (id) => fetchUser(id);
const p = Promise.resolve({ a: 1, b: 2 });
const kept = load(2);
await kept;
[{ ...p, c: 3 }, Object.keys(p), Object.entries(p), Object.values(p), Object.assign({ z: 0 }, p), Object.keys(kept).length, { ...kept }.name, Object.hasOwn(p, 'a'), Array.from(Promise.resolve([1, 2]))];
