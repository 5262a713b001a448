const groups = {};
for (const id of [1, 2, 3]) {
  const key = (await fetchUser(id)).age >= 18 ? 'adult' : 'minor';
  (groups[key] ??= []).push(id);
}
const byEven = new Map();
for (const n of [1, 2, 4]) {
  const key = await isEven(n);
  byEven.set(key, [...(byEven.get(key) ?? []), n]);
}
[groups.adult, groups.minor, Object.keys(groups), byEven.get(true), byEven.get(false), byEven.size];
