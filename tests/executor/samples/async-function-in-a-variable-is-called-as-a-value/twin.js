const ask = async (action) => await approve(action);
const check = ask;
let chosen = async () => await no();
const kept = (await chosen()) ? 'yes' : 'no';
chosen = () => true;
const table = { read: async () => await yes(), delete: async () => await no() };
const out = [];
for (const action of ['read', 'delete']) if (await table[action]()) out.push(action);
[(await check('delete')) ? 'yes' : 'no', kept, (await chosen()) ? 'yes' : 'no', out];
