const o = { k1: 1, k2: 2, kept: 3 };
const removed = delete o[keyOf(1)];
const missing = delete o[keyOf(9)];
[removed, missing, Object.keys(o)];
