const text = JSON.stringify({ a: 1, b: 2 }, async (key, value) => (key === '' ? value : double(value)));
const parsed = JSON.parse('{"a":1,"b":"x"}', async (key, value) => (typeof value === 'string' ? upper(value) : value));
[text, parsed.a + 1, parsed.b, JSON.stringify({ at: { toJSON: async () => upper('now') } })];
