const groups = Object.groupBy([1, 2, 3], async (id) => (fetchUser(id).age >= 18 ? 'adult' : 'minor'));
const byEven = Map.groupBy([1, 2, 4], async (n) => isEven(n));
[groups.adult, groups.minor, Object.keys(groups), byEven.get(true), byEven.get(false), byEven.size];
