const name = async (id) => (await fetchUser(id)).name;
const off = async () => await no();
let a, b = 'set', c = 1;
a ??= await name(1);
b ||= await name(2);
c &&= await off();
const o = { x: null };
o.x ??= await name(3);
[a.length, b, c ? 'yes' : 'no', o.x + '!'];
