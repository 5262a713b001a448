async function walk(path, depth = 0) {
  const kids = children(path);
  const inner = kids.map((kid) => walk(kid, depth + 1));
  return { path, depth, size: 1 + inner.reduce((sum, node) => sum + node.size, 0), kids: inner };
}
async function depthOf(path) {
  const depths = [];
  for (const kid of await children(path)) depths.push(depthOf(kid));
  return 1 + Math.max(0, ...depths);
}
async function find(path, test) {
  if (test(path)) return path;
  for (const kid of children(path)) {
    const hit = find(kid, test);
    if (hit) return hit;
  }
  return null;
}
const tree = walk('/');
[tree.size, tree.kids.map(({ path, size }) => path + size), depthOf('/'), find('/', (p) => p.endsWith('b')), find('/', async (p) => p.endsWith('zz')) ?? 'none'];
