const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Promises of lists that `concat` takes apart. */
export const LISTS_PUT_TOGETHER: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      helped(
        'let all = []; for (let i = 0; i < 2; i++) { const page = num([i, i]); all = all.concat(page); await page } all.length',
      ),
    ],
    4,
  ],
  [[helped('const l = num([1, 2]); const r = [0].concat(l).length; await l; r')], 3],
  [[helped("const l = num([]); if ([].concat(l).length) danger(); await l; 'n'")], 'n'],
  [[helped('const l = num([1]); const r = [0].concat(l, num([2])); await l; r')], [0, 1, 2]],
  [[helped('const l = num([1]); const b = [0]; const r = b.concat(l); await l; await Promise.all(b); r.length')], 2],
  [[helped('const l = num([1]); const r = [].concat.call([0], l).length; await l; r')], 2],
  [[helped('const ps = [num([1]), num([2, 3])]; const r = [].concat(...ps).length; await Promise.all(ps); r')], 3],
  [
    [helped('const ps = [num([1]), num([2, 3])]; const r = [].concat.apply([], ps).length; await Promise.all(ps); r')],
    3,
  ],
  [
    [
      helped(
        'const ps = [num([1]), num([2, 3])]; const r = Array.prototype.concat.apply([], ps).length; await Promise.all(ps); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const ps = [num([1]), num([2, 3])]; const r = ps.reduce((a, p) => a.concat(p), []).length; await Promise.all(ps); r',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const ps = [num([1]), num([2, 3])]; let r = []; for (const p of ps) r = r.concat(p); await Promise.all(ps); r.length',
      ),
    ],
    3,
  ],
  [
    [
      helped(
        'const ps = [num([1]), num([2, 3])]; let r = []; for (const p of ps) r = [...r].concat([p]); await Promise.all(r)',
      ),
    ],
    [[1], [2, 3]],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } let ts = []; for (const x of [1,2,3]) ts = ts.concat(job(x)); const r = await Promise.all(ts); [r, most]',
      ),
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } let ts = []; for (const x of [1,2,3]) { const p = job(x); ts = ts.concat(p) } const r = []; for (const t of ts) r.push(await t); [r, most]',
      ),
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } const a = [1,2].map(job), b = [3].map(job); const r = await Promise.all(a.concat(b)); [r, most]',
      ),
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } const all = (xs) => Promise.all([].concat(xs.map(job))); const r = await all([1,2]); [r, most]',
      ),
    ],
    [[1, 2], 2],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } const r = await Promise.all([job(1)].concat(job(2), [job(3)])); [r, most]',
      ),
    ],
    [[1, 2, 3], 3],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } class B { ts = []; add(x) { this.ts = this.ts.concat(job(x)); return this } done() { return Promise.all(this.ts) } } const r = await new B().add(1).add(2).done(); [r, most]',
      ),
    ],
    [[1, 2], 2],
  ],
  [
    [
      helped(
        'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } const r = await Promise.all([1,2].reduce((a, x) => a.concat(job(x)), [])); [r, most]',
      ),
    ],
    [[1, 2], 2],
  ],
  [
    [
      'function merge(a, b) { return a.concat(b) }',
      helped('const p = num([1, 2]); const r = merge([0], p).length; await p; r'),
    ],
    3,
  ],
  [
    [
      'const merge = (a, b) => a.concat(b); 0',
      helped('const p = num([1, 2]); const r = merge([0], p).length; await p; r'),
    ],
    3,
  ],
  [
    [
      'let n = 0, most = 0; async function job(x) { most = Math.max(most, ++n); await slow(x, 5); n--; return x } let ts = []; for (const x of [1,2,3]) ts = ts.concat(job(x))',
      'const r = await Promise.all(ts); r',
    ],
    [1, 2, 3],
  ],
  [[helped("const p = num('b'); const s = 'a'.concat(p); await p; s")], 'ab'],
  [[helped("const s = 'a'.concat(num('b')); s")], 'ab'],
  [
    [helped('class C { concat(x) { return Promise.all(x) } } const r = await new C().concat([num(1), num(2)]); r')],
    [1, 2],
  ],
  [[helped("const l = num([1]); const k = 'con' + 'cat'; const r = [0][k](l).length; await l; r")], 2],
  [[helped('const l = num([1]); const f = [0].concat.bind([0]); const r = f(l).length; await l; r')], 2],
  [[helped('const l = num([1]); const r = [0].concat(true ? l : [], false || l).length; await l; r')], 3],
  [
    [helped('const l = num([1]); let r; [2,1].sort((a, b) => { r = [0].concat(l).length; return a - b }); await l; r')],
    2,
  ],
  [[helped('const l = num([num(1)]); const r = [0].concat(l); await l; r')], [0, 1]],
  [[helped('const l = num([[1], 2]); const r = [0].concat(l).flat().length; await l; r')], 3],
  [[helped('const l = num([[1], 2]); const r = [l].flat(2).length; await l; r')], 2],
  [[helped('const o = { items: num([1, 2]) }; const r = [0].concat(o.items).length; await o.items; r')], 3],
  [[helped('const p = num(1); const r = [0].concat(p); await Promise.all(r)')], [0, 1]],
  [[helped('const p = num(1); const r = [0].concat(p); const q = r.indexOf(p); await Promise.all(r); q')], 1],
]
