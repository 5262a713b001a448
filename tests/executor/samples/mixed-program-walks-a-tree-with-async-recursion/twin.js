async function walk(path, depth = 0) {
  const inner = [];
  for (const kid of await children(path)) inner.push(await walk(kid, depth + 1));
  return { path, depth, size: 1 + inner.reduce((sum, node) => sum + node.size, 0), kids: inner };
}
async function depthOf(path) {
  const depths = [];
  for (const kid of await children(path)) depths.push(await depthOf(kid));
  return 1 + Math.max(0, ...depths);
}
async function find(path, test) {
  if (await test(path)) return path;
  for (const kid of await children(path)) {
    const hit = await find(kid, test);
    if (hit) return hit;
  }
  return null;
}
const tree = await walk('/');
[
  tree.size,
  tree.kids.map(({ path, size }) => path + size),
  await depthOf('/'),
  await find('/', (p) => p.endsWith('b')),
  (await find('/', async (p) => p.endsWith('zz'))) ?? 'none',
];
