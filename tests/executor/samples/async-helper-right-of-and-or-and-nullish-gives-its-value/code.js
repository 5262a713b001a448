const off = async () => zero();
const on = async (x) => echo(x);
const a = 0 || off();
const b = 1 && on('b');
const c = null ?? on('c');
[a, b, c, a ? 'yes' : 'no', (false || off()) ? 'yes' : 'no'];
