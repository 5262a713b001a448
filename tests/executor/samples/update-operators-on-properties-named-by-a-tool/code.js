const hits = { k1: 1, k2: 5 };
const before = hits[keyOf(1)]++;
const after = --hits[keyOf(2)];
[before, after, hits];
