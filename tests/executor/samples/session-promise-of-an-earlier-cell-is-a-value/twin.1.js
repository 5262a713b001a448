const ask = async (action) => await approve(action);
const pending = new Promise((resolve) => setTimeout(async () => resolve(await fetchUser(1)), 2));
const answers = { del: await ask('delete'), read: await ask('read') };
const list = [1, 0];
('started');
