const ask = async (action) => approve(action);
const pending = new Promise((resolve) => setTimeout(() => resolve(fetchUser(1)), 2));
const answers = { del: ask('delete'), read: ask('read') };
const list = [Promise.resolve(1), Promise.resolve(0)];
('started');
