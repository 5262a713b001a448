const key = async (x) => await keyOf(x);
const o = { [await key(1)]: 'one', [await key(2)]() { return 'two'; } };
o[await key(3)] = 'three';
delete o[await key(9)];
[o[await key(1)], o[await key(2)](), o.k3, (await key(1)) in o, (await key(4)) in o, Object.keys(o)];
