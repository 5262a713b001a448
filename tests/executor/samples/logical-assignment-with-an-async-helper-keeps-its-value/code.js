const name = async (id) => fetchUser(id).name;
const off = async () => no();
let a, b = 'set', c = 1;
a ??= name(1);
b ||= name(2);
c &&= off();
const o = { x: null };
o.x ??= name(3);
[a.length, b, c ? 'yes' : 'no', o.x + '!'];
