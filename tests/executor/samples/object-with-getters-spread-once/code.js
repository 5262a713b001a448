let reads = 0;
const source = { get x() { reads++; return double(reads); } };
const copied = { ...source };
[copied, copied.x, reads];
