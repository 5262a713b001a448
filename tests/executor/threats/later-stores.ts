/** Promises that stay where they are put, though code of an earlier cell may look there. */
export const LATER_STORES: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const kept = []; const note = (o) => { kept.push(o) }; 0',
      'let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };const job = {}; note(job); job.p = work(3); open(); [await job.p, kept[0].p]',
    ],
    [3, 3],
  ],
  [
    [
      'const kept = []; const note = (o) => { kept.push(o) }; 0',
      `let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };const job = {}; note(job); const k = 'p'; job[k] = work(3); open(); [await job.p, kept[0].p]`,
    ],
    [3, 3],
  ],
  [
    [
      `const kept = []; const note = (o) => { kept.push(o) }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      `const job = {}; note(job); job.p = (async () => allow('bad'))(); const r = look(); [r, await job.p]`,
    ],
    ['n', false],
  ],
  [
    [
      `const kept = []; const note = (o) => { kept.push(o) }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      `const job = { p: (async () => allow('bad'))() }; note(job); const r = look(); [r, await job.p]`,
    ],
    ['n', false],
  ],
  [
    [
      `const kept = []; const note = (o) => { kept.push(o) }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      'let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };const job = { p: work(false) }; note(job); open(); const r = look(); [r, await job.p]',
    ],
    ['n', false],
  ],
  [
    [
      `const kept = []; const note = (o) => { kept.push(o) }; const look = () => kept[0].p ? 'P' : 'n'; 0`,
      'let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };const job = { }; note(job); job.p = work(false); open(); const r = look(); [r, await job.p]',
    ],
    ['n', false],
  ],
  [
    [
      `const kept = []; const note = (o) => { kept.push(o) }; const look = () => kept[0][0] ? 'P' : 'n'; 0`,
      'let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };const job = []; note(job); job[0] = work(false); open(); const r = look(); [r, await job[0], job.length]',
    ],
    ['n', false, 1],
  ],
  [
    [
      `const kept = []; const note = (o) => { kept.push(o) }; const look = () => kept[0][0] ? 'P' : 'n'; 0`,
      'let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };const job = [work(false)]; note(job); open(); const r = look(); [r, await job[0], await Promise.all(job)]',
    ],
    ['n', false, [false]],
  ],
  [
    [
      `class S { set p(v) { this.q = v ? 'P' : 'n' } }; const s = new S(); const view = (o) => o.q; 0`,
      `s.p = (async () => allow('bad'))(); view(s)`,
    ],
    'n',
  ],
  [
    [
      `class S { set p(v) { this.q = v ? 'P' : 'n' } }; const view = (o) => o.q; 0`,
      `const s = new S(); view(s); s.p = (async () => allow('bad'))(); const w = async () => await s.p; view(s)`,
    ],
    'n',
  ],
  [
    [
      'const view = (o) => o.q; 0',
      `'use strict'; const s = Object.freeze({}); view(s); let e; try { s.p = (async () => allow('bad'))() } catch (x) { e = x.name } const w = async () => await s.p; e`,
    ],
    'TypeError',
  ],
  [
    [
      'const view = (o) => o.q; 0',
      `const s = Object.freeze({}); view(s); s.p = (async () => allow('bad'))(); const w = async () => await s.p; String(s.p)`,
    ],
    'undefined',
  ],
  [
    [
      'const view = (o) => o.q; 0',
      `let s = null; let e; try { s.p = (async () => allow('bad'))() } catch (x) { e = x.name } s = {}; view(s); const w = async () => await s.p; e`,
    ],
    'TypeError',
  ],
  [
    [
      'const view = (o) => JSON.stringify(o); 0',
      `const out = []; const o = { p: 1 }; view(o); o.p = (async () => { out.push('a'); return tool(2) })(); out.push('b'); [view(o), out.join(), await o.p]`,
    ],
    ['{"p":2}', 'a,b', 2],
  ],
  [
    [
      'const view = (o) => JSON.stringify(o); 0',
      'const mk = (n) => ({ n, p: (async () => tool(n))() }); const l = [1,2].map(mk); [view(l), await l[0].p]',
    ],
    ['[{"n":1,"p":1},{"n":2,"p":2}]', 1],
  ],
  [
    [
      'const view = (o) => JSON.stringify(o); 0',
      'class J { constructor(n) { this.n = n; this.p = this.go() } async go() { return tool(this.n) } }; const l = [new J(1), new J(2)]; [view(l), await l[0].p]',
    ],
    ['[{"n":1,"p":1},{"n":2,"p":2}]', 1],
  ],
  [
    [
      `const bad = (o) => { for (const k in o) if (!o[k]) return 'n'; return 'P' }; 0`,
      `const o = { a: 1 }; o.b = (async () => allow('bad'))(); const r = bad(o); [r, await o.b]`,
    ],
    ['n', false],
  ],
  [
    [
      'const view = (o) => Object.keys(o).join(); 0',
      'let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };const o = { a: work(1), b: work(2) }; const r = view(o); open(); const { a, b } = o; [r, await a, await b]',
    ],
    ['a,b', 1, 2],
  ],
  [
    [
      'const n = (o) => o.name; 0',
      `let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };class A { name = 'a'; p = work(1) }; const o = new A(); n(o); open(); await o.p`,
    ],
    1,
  ],
  [
    [
      'const n = (o) => o.name; 0',
      `let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };class A { name = 'a'; constructor() { this.p = work(1) } }; const o = new A(); n(o); open(); await o.p`,
    ],
    1,
  ],
  [
    [
      'const reg = {}; 0',
      'let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n };reg.a = work(1); open(); await reg.a',
    ],
    1,
  ],
  [
    [
      `const reg = []; const first = () => reg[0] ? 'P' : 'n'; 0`,
      `reg.push((async () => allow('bad'))()); const s = first(); [s, await reg[0]]`,
    ],
    ['n', false],
  ],
  [
    [
      'const log = []; const note = (o) => { log.push(o.name) }; 0',
      "let open; const gate = new Promise((r) => { open = r }); const work = async (n) => { await gate; return n }; const job = { name: 'a', p: work(1) }; note(job); open(); [await job.p, log]",
    ],
    [1, ['a']],
  ],
  [
    [
      'const queue = []; const enqueue = (j) => { queue.push(j) }; 0',
      'let resolve; const p = new Promise((r) => { resolve = r }); enqueue({ p, resolve }); queue[0].resolve(5); await p',
    ],
    5,
  ],
  [
    [
      'class Q { jobs = []; add(j) { this.jobs.push(j) } run() { for (const j of this.jobs) j.finish(j.id) } }; const q = new Q(); 0',
      'const mk = (id) => { const job = { id }; job.done = new Promise((r) => { job.finish = r }); return job }; const a = mk(1), b = mk(2); q.add(a); q.add(b); q.run(); [await a.done, await b.done]',
    ],
    [1, 2],
  ],
]
