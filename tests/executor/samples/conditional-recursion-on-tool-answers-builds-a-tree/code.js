const walk = (path) => ({ path, children: children(path).map((child) => walk(child)) });
walk('/docs');
