const n = async (x) => double(x);
const user = async (id) => ({ id, name: fetchUser(id).name });
[add(n(1), n(2)), concat(n(1), '-', n(2)), allArgs(user(1), [n(3)], { deep: { user: user(3) } }), upper(user(1).name)];
