const pick = async (name) => ((await echo(name)) === 'twice' ? (x) => x * 2 : (x) => x + 1);
const api = async () => ({ run: async (x) => await double(x), name: 'api' });
[(await pick('twice'))(4), (await pick('once'))(4), await (await api()).run(3), (await (await api()).run(1)) + 1];
