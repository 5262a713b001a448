const ask = async (action) => approve(action);
const act = (allowed, name) => (allowed ? `did ${name}` : `kept ${name}`);
const show = (user) => `${user.name} (${user.age})`;
const load = async (id) => fetchUser(id);
[act(ask('delete'), 'a'), act(ask('read'), 'b'), show(load(1)), [load(3)].map(show)];
