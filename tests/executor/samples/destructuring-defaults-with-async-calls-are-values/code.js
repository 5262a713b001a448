const load = async (id) => fetchUser(id);
const off = async () => no();
const { a = load(1), flag = off() } = {};
const [first = load(3), second = 'set'] = [];
const { inner: { x = load(2).age } = {} } = {};
[a.name, flag ? 'yes' : 'no', first.name, second, x + 1];
