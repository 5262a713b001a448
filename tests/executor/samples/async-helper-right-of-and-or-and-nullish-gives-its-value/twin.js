const off = async () => await zero();
const on = async (x) => await echo(x);
const a = 0 || (await off());
const b = 1 && (await on('b'));
const c = null ?? (await on('c'));
[a, b, c, a ? 'yes' : 'no', (false || (await off())) ? 'yes' : 'no'];
