function walk(path, depth = 0) {
  const below = children(path).map((child) => walk(child, depth + 1));
  return {
    path,
    depth,
    size: 1 + below.reduce((sum, node) => sum + node.size, 0),
    height: below.length === 0 ? 0 : 1 + Math.max(...below.map((node) => node.height)),
    below,
  };
}

function print(node) {
  const lines = [`${'  '.repeat(node.depth)}${node.path.split('/').pop() || '/'} (${node.size})`];
  for (const child of node.below) lines.push(...print(child));
  return lines;
}

const root = walk('/');
console.log(print(root).join('\n'));
[root.size, root.height];
