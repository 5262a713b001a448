const ask = async (action) => approve(action);
const name = async (id) => fetchUser(id).name;
const a = ask('read'), b = ask('write');
const equal = a === b;
[equal, name(1) === name(1), name(1) === 'Ada', name(1) !== name(3), ask('delete') === false, await a, await b];
