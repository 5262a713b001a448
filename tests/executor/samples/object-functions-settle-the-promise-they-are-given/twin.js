const p = { a: 1, b: 2 };
const kept = await fetchUser(2);
[{ ...p, c: 3 }, Object.keys(p), Object.entries(p), Object.values(p), Object.assign({ z: 0 }, p), Object.keys(kept).length, { ...kept }.name, Object.hasOwn(p, 'a'), Array.from([1, 2])];
