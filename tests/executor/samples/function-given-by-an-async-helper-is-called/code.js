const pick = async (name) => (echo(name) === 'twice' ? (x) => x * 2 : (x) => x + 1);
const api = async () => ({ run: async (x) => double(x), name: 'api' });
[pick('twice')(4), pick('once')(4), api().run(3), api().run(1) + 1];
