async function* ids() {
  for (const id of listIds()) yield id;
}
const all = [...ids()];
const [first, second] = ids();
const [head, ...tail] = ids();
const top = Math.max(...ids());
[all, first, second, head, tail, top, new Set(ids()).size, Array.from(ids()), Array.from(ids(), (x) => x * 2)];
