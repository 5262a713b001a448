const ask = async (action) => await approve(action);
const act = (allowed, name) => (allowed ? `did ${name}` : `kept ${name}`);
const show = (user) => `${user.name} (${user.age})`;
const load = async (id) => await fetchUser(id);
[act(await ask('delete'), 'a'), act(await ask('read'), 'b'), show(await load(1)), [await load(3)].map(show)];
