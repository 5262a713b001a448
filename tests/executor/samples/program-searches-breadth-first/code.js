function findPath(start, goal) {
  const queue = [[start]];
  const seen = new Set([start]);
  while (queue.length > 0) {
    const path = queue.shift();
    const here = path[path.length - 1];
    if (here === goal) return path;
    for (const next of children(here)) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return null;
}

[findPath('/', '/docs/old/b'), findPath('/bin', '/docs'), findPath('/', '/')];
