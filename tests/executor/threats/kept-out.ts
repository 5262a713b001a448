const LIST = 'function list(x) { return x.length }; 0'

/** Methods of promises, called on what is read from a container that code of an earlier cell may read too. */
export const KEPT_OUT: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); await o[0].then((v) => v + 1)'], 2],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); await o.at(0).then((v) => v + 1)'], 2],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); const p = o[0]; await p.then((v) => v + 1)'], 2],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); const [p] = o; await p.then((v) => v + 1)'], 2],
  [
    [LIST, 'const o = [(async () => tool(1))()]; list(o); let r; for (const p of o) r = await p.then((v) => v + 1); r'],
    2,
  ],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); await Promise.all(o.map((p) => p.then((v) => v + 1)))'], [2]],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); const q = o; await q[0].then((v) => v + 1)'], 2],
  [
    [
      LIST,
      'const o = [(async () => tool(1))()]; list(o); const first = (x) => x[0]; await first(o).then((v) => v + 1)',
    ],
    2,
  ],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); const f = (p) => p.finally(() => 0); await f(o[0])'], 1],
  [[LIST, 'const m = new Map([[1, (async () => tool(1))()]]); list(m); await m.get(1).then((v) => v + 1)'], 2],
  [[LIST, 'const o = { in: [(async () => tool(1))()] }; list(o); await o.in[0].then((v) => v + 1)'], 2],
  [[LIST, 'const o = { in: [(async () => tool(1))()] }; list(o.in); await o.in[0].then((v) => v + 1)'], 2],
  [[LIST, 'const o = []; o.push((async () => tool(1))()); list(o); await o[0].then((v) => v + 1)'], 2],
  [[LIST, 'const o = [tool(1)]; list(o); await o[0].then((v) => v + 1)'], 2],
  [
    [
      LIST,
      'class Q { constructor() { this.l = [] } put(f) { this.l.push(f()) } } const q = new Q(); q.put(async () => tool(1)); list(q.l); await q.l[0].then((v) => v + 1)',
    ],
    2,
  ],
  [
    [
      'const seen = []; 0',
      "const o = { b: [(async () => 'a')(1)] }; await o.b[0].then((x) => { seen.push(x) }); seen.push([].b); seen[0]",
    ],
    'a',
  ],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); await o[0]?.then((v) => v + 1)'], 2],
  [[LIST, 'const o = [(async () => tool(1))()]; list(o); await o[0].then?.((v) => v + 1)'], 2],
  [
    [LIST, 'const o = [(async () => tool(1))()]; list(o); [o[0] instanceof Promise, typeof o[0].then].join()'],
    'false,undefined',
  ],
  [
    [
      LIST,
      'const o = [(async () => tool(1))()]; list(o); const g = async function () { return this.p.then((v) => v + 1) }; await g.call({ p: o[0] })',
    ],
    2,
  ],
]
