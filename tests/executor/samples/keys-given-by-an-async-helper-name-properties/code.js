const key = async (x) => keyOf(x);
const o = { [key(1)]: 'one', [key(2)]() { return 'two'; } };
o[key(3)] = 'three';
delete o[key(9)];
[o[key(1)], o[key(2)](), o.k3, key(1) in o, key(4) in o, Object.keys(o)];
