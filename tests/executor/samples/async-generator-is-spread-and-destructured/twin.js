async function* ids() {
  for (const id of await listIds()) yield id;
}
const collect = async (source) => {
  const out = [];
  for await (const x of source) out.push(x);
  return out;
};
const all = await collect(ids());
const [first, second] = await collect(ids());
const [head, ...tail] = await collect(ids());
const top = Math.max(...(await collect(ids())));
[all, first, second, head, tail, top, new Set(await collect(ids())).size, await collect(ids()), (await collect(ids())).map((x) => x * 2)];
