/** Classes of earlier cells that ask for promises in what they are made of, and functions that settle one. */
export const MADE_ELSEWHERE: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      '0',
      'const a = Promise.withResolvers(); const f = async () => a.promise; const p = new Promise((r) => r(f())); a.resolve(1); await p',
    ],
    1,
  ],
  [
    [
      '0',
      'const a = Promise.withResolvers(), b = Promise.withResolvers(); const f = async () => a.promise; b.resolve(f()); a.resolve(1); await b.promise',
    ],
    1,
  ],
  [
    [
      '0',
      'const a = Promise.withResolvers(), b = Promise.withResolvers(); const f = async () => a.promise; const { resolve } = b; resolve(f()); a.resolve(1); await b.promise',
    ],
    1,
  ],
  [
    [
      '0',
      'const ds = {}; const p = new Promise((res, rej) => { ds.res = res; ds.rej = rej }); const a = Promise.withResolvers(); ds.res((async () => a.promise)()); a.resolve(4); await p',
    ],
    4,
  ],
  [
    [
      'const settle = (d, x) => d.resolve(x); 0',
      'const a = Promise.withResolvers(), b = Promise.withResolvers(); settle(b, (async () => 3)()); await b.promise',
    ],
    3,
  ],
  [
    [
      '0',
      `const inc = [false].includes.bind([false]); Object.defineProperty(inc, 'name', { value: '' }); const p = (async () => allow('bad'))(); const fns = [inc]; const r = fns[0](p); await p; r`,
    ],
    true,
  ],
  [
    [
      '0',
      `let q; class T extends Promise { constructor(x) { super((a, b) => { q = a; x((v) => { globalThis.seen = v ? 'P' : 'n'; a(v) }, b) }) } }; const t = new T((r) => r((async () => allow('bad'))())); await t; seen`,
    ],
    'n',
  ],
  [
    [
      '0',
      `let r; new Promise((a) => { r = a }).then((v) => { globalThis.seen = v ? 'P' : 'n' }); const x = r((async () => allow('bad'))()); await sleep(3); [seen, x]`,
    ],
    ['n', null],
  ],
  [
    [
      `class Job { constructor(p, name) { this.p = p; this.name = name } async wait() { return await this.p } get label() { return this.name ? 'named' : 'none' } }; 0`,
      'const a = Promise.withResolvers(); const h = new Job(a.promise); a.resolve(1); await h.wait()',
    ],
    1,
  ],
  [
    [
      `class Job { constructor(p, name) { this.p = p; this.name = name } async wait() { return await this.p } get label() { return this.name ? 'named' : 'none' } }; 0`,
      `const h = new Job((async () => allow('bad'))(), (async () => allow('bad'))()); [h.label, await h.wait()]`,
    ],
    ['none', false],
  ],
  [
    [
      `class Job { constructor(p, name) { this.p = p; this.name = name } async wait() { return await this.p } get label() { return this.name ? 'named' : 'none' } }; 0`,
      `const h = new Job(slow(1, 5), allow('bad')); [h.label, await h.wait()]`,
    ],
    ['none', 1],
  ],
  [
    [
      `class Job { constructor(p, name) { this.p = p; this.name = name } async wait() { return await this.p } get label() { return this.name ? 'named' : 'none' } }; 0`,
      `const p = (async () => allow('bad'))(); const h = new Job(p, p); const r = h.label; [r, await h.wait(), await p]`,
    ],
    ['none', false, false],
  ],
  [
    [
      `class K { constructor(p) { this.ok = p ? 'P' : 'n' } }; 0`,
      `const k = new K((async () => allow('bad'))()); k.ok`,
    ],
    'n',
  ],
  [
    [
      `class K { constructor(p) { this.ok = p ? 'P' : 'n' } async w() { await tool(1) } }; 0`,
      `const k = new K((async () => allow('bad'))()); k.ok`,
    ],
    'n',
  ],
  [
    [
      `class Job { constructor(p, name) { this.p = p; this.name = name } async wait() { return await this.p } get label() { return this.name ? 'named' : 'none' } }; class K { constructor(p) { this.ok = p ? 'P' : 'n' } async w() { await tool(1) } }; 0`,
      `let C = Job; C = K; const k = new C((async () => allow('bad'))()); k.ok`,
    ],
    'n',
  ],
  [
    [
      `class Job { constructor(p, name) { this.p = p; this.name = name } async wait() { return await this.p } get label() { return this.name ? 'named' : 'none' } }; 0`,
      `class Job2 extends Job { constructor(p) { super(p) } }; const k = new Job2((async () => allow('bad'))()); (await k.wait()) ? 'P' : 'n'`,
    ],
    'n',
  ],
  [
    [
      `class Job { constructor(p, name) { this.p = p; this.name = name } async wait() { return await this.p } get label() { return this.name ? 'named' : 'none' } }; 0`,
      `Job = class { constructor(p) { this.ok = p ? 'P' : 'n' } }; new Job((async () => allow('bad'))()).ok`,
    ],
    'n',
  ],
  [
    [
      'function Job(p) { this.p = p }; Job.prototype.wait = async function () { return await this.p }; 0',
      'const a = Promise.withResolvers(); const h = new Job(a.promise); a.resolve(1); await h.wait()',
    ],
    1,
  ],
  [
    [
      'class Pool { constructor(jobs) { this.jobs = jobs } all() { return Promise.all(this.jobs) } }; 0',
      'const p = new Pool([tool(1), tool(2)]); await p.all()',
    ],
    [1, 2],
  ],
  [
    [
      'class Pool { constructor({ jobs }) { this.jobs = jobs } all() { return Promise.all(this.jobs) } }; 0',
      'const p = new Pool({ jobs: [tool(1), tool(2)] }); await p.all()',
    ],
    [1, 2],
  ],
  [
    [
      'class Pool { constructor(...jobs) { this.jobs = jobs } all() { return Promise.all(this.jobs) } }; 0',
      'const p = new Pool(tool(1), tool(2)); await p.all()',
    ],
    [1, 2],
  ],
]
