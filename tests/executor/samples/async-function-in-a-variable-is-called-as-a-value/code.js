const ask = async (action) => approve(action);
const check = ask;
let chosen = async () => no();
const kept = chosen() ? 'yes' : 'no';
chosen = () => true;
const table = { read: async () => yes(), delete: async () => no() };
const out = [];
for (const action of ['read', 'delete']) if (table[action]()) out.push(action);
[check('delete') ? 'yes' : 'no', kept, chosen() ? 'yes' : 'no', out];
