const shout = upper;
let f = shout;
const before = f('a');
f = double;
[before, f(2), shout('b')];
