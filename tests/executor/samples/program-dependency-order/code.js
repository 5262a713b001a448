const graph = {
  app: ['ui', 'store'],
  ui: ['theme'],
  store: ['log'],
  theme: [],
  log: [],
  loop: ['pool'],
  pool: ['loop'],
};

function order(start) {
  const done = new Set();
  const active = new Set();
  const result = [];
  const visit = (name) => {
    if (done.has(name)) return;
    if (active.has(name)) throw new Error(`cycle at ${name}`);
    active.add(name);
    for (const next of graph[name]) visit(next);
    active.delete(name);
    done.add(name);
    result.push(upper(name));
    record(name);
  };
  visit(start);
  return result;
}

let cycle;
try {
  order('loop');
} catch (e) {
  cycle = e.message;
}
[order('app'), cycle, recorded()];
