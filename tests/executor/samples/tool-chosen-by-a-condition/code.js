const f = yes() ? double : add;
const g = no() ? double : add;
[f(4), g(4, 5), (yes() && upper)('a'), (nullish() ?? upper)('b'), (0, double)(6)];
