const ok = async (action) => approve(action);
const name = async (id) => fetchUser(id).name;
[ok('delete') ? 'did' : 'did not', ok('read') ? name(1) : name(3), ok('delete') ? name(1) : name(3)];
