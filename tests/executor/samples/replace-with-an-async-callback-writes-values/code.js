const name = async (id) => fetchUser(id).name;
const out = [
  'hi {1} and {3}'.replace(/\{(\d)\}/g, async (_, id) => name(Number(id))),
  'a-b'.replaceAll('-', async () => upper('x')),
  'one'.replace('n', async (n) => upper(n)),
  'aXbX'.replaceAll(/X/g, async (_, at) => `${double(at)}`),
];
out;
