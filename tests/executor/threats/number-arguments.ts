const HELPERS = 'async function num(x) { return tool(x) } async function ok(a) { return allow(a) } '
const helped = (code: string): string => HELPERS + code

/** Promises of the numbers that methods of containers are given beside elements. */
export const NUMBER_ARGUMENTS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } list.splice(find('b'), 1); list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } list.splice(0, num(2)); list",
      ),
    ],
    ['c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } list.splice(num(1), num(1), num('x')); list",
      ),
    ],
    ['a', 'x', 'c'],
  ],
  [
    [helped("const rank = async () => tool(0); const [x] = [true, false].splice(num(1), 1); if (x) danger(); 'n'")],
    'n',
  ],
  [[helped("if ([true, true].with(num(1), false)[1]) danger(); 'n'")], 'n'],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); list.splice(i, 1); list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); list.splice(i, 1); await i; list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); const n = list.toSpliced(i, 1); await i; n",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); const n = list.with(i, 'x'); await i; n",
      ),
    ],
    ['a', 'x', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); list.fill('x', i); await i; list",
      ),
    ],
    ['a', 'x', 'x'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); list.fill('x', 0, i); await i; list",
      ),
    ],
    ['x', 'b', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } list.fill(num('x'), find('b')); list",
      ),
    ],
    ['a', 'x', 'x'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); const r = list.at(i); await i; r",
      ),
    ],
    'b',
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); const r = list.slice(i); await i; r",
      ),
    ],
    ['b', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); list.copyWithin(0, i); await i; list",
      ),
    ],
    ['b', 'c', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } Array.prototype.splice.call(list, find('b'), 1); list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); Array.prototype.splice.call(list, i, 1); await i; list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); Array.prototype.splice.apply(list, [i, 1]); await i; list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); Reflect.apply([].splice, list, [i, 1]); await i; list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "const list = ['a','b','c']; async function find(x) { return list.indexOf(await tool(x)) } const i = find('b'); const a = [i, 1]; list.splice(...a); await i; list",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "class Q { k = ['a','b','c']; async idx(x) { return this.k.indexOf(await tool(x)) } rm(x) { this.k.splice(this.idx(x), 1) } } const q = new Q(); q.rm('b'); q.k",
      ),
    ],
    ['a', 'c'],
  ],
  [
    [
      helped(
        "class Q { #k = ['a','b','c']; async #idx(x) { return this.#k.indexOf(await tool(x)) } rm(x) { return this.#k.splice(this.#idx(x), 1) } } const q = new Q(); q.rm('b')",
      ),
    ],
    ['b'],
  ],
  [
    [
      helped(
        "class Q { k = ['a','b','c']; async idx(x) { return this.k.indexOf(await tool(x)) } rm(x) { const i = this.idx(x); this.k.splice(i, 1); return i } } const q = new Q(); await q.rm('b'); q.k",
      ),
    ],
    ['a', 'c'],
  ],
  [[helped('const n = num(1); const r = [1,[2,[3]]].flat(n).length; await n; r')], 3],
  [[helped('const n = num(2); const r = Array.from({length:n}, (_, i) => i); await n; r')], [0, 1]],
  [[helped('const n = num(2); const r = Array.from({length:n}).length; await n; r')], 2],
  [[helped('const r = Array.from({length:num(2)}).length; r')], 2],
  [[helped('const n = num(2); const r = new Array(n).length; await n; r')], 2],
  [[helped('const n = num(2); const r = Array(n).length; await n; r')], 2],
  [[helped("const n = num(1); const r = ['a','b'].includes('a', n); await n; r")], false],
  [[helped("const n = num(1); const r = ['a','b','a'].indexOf('a', n); await n; r")], 2],
  [
    [helped('const p = num(1); const l = [p, p, 3]; const n = num(1); const r = l.indexOf(p, n); await n; await p; r')],
    1,
  ],
  [[helped('const n = num(2); const r = new Uint8Array(n).length; await n; r')], 2],
  [[helped("const n = num(1); const r = 'abc'.slice(n); await n; r")], 'bc'],
  [[helped('const n = num(1); const u = new Uint8Array([1,2,3]); const r = [...u.subarray(n)]; await n; r')], [2, 3]],
  [[helped('const n = num(1); const u = new Uint8Array(3); u.set([7], n); await n; [...u]')], [0, 7, 0]],
  [[helped('const n = num(1); const u = new Uint8Array(3); u.fill(7, n); await n; [...u]')], [0, 7, 7]],
  [[helped('const n = num(7); const u = new Uint8Array(3); u.fill(n); await n; [...u]')], [7, 7, 7]],
  [[helped('const n = num(1); const u = new Uint8Array(3).with(n, 7); await n; [...u]')], [0, 7, 0]],
  [[helped('const n = num(7); const u = new Uint8Array(3).with(1, n); await n; [...u]')], [0, 7, 0]],
  [
    [helped('const n = num(1); const d = new DataView(new ArrayBuffer(4)); d.setUint8(n, 7); await n; d.getUint8(1)')],
    7,
  ],
  [[helped('const n = num(1); const it = [1,2,3].values().drop(n); const r = [...it]; await n; r')], [2, 3]],
  [
    [helped("const p = num('x'); const l = ['a','b']; l.splice(1, 0, p); await p; await Promise.all(l)")],
    ['a', 'x', 'b'],
  ],
  [[helped('const ps = [1,2]; ps.splice(1, 0, num(5), num(6)); await Promise.all(ps)')], [1, 5, 6, 2]],
  [
    [
      helped(
        'const n = num(0); const ps = [num(1)]; const q = ps.splice(n, 1, num(2)); await Promise.all([...q, ...ps])',
      ),
    ],
    [1, 2],
  ],
  [[helped("const n = num('a'); const m = new Map([['a', 1]]); const r = m.get(n); await n; r")], 1],
  [
    ['const rm = (l, i) => l.splice(i, 1); 0', helped("const l=['a','b']; const i = num(1); rm(l, i); await i; l")],
    ['a'],
  ],
  [[helped("const rm = [].splice; const l=['a','b']; const i = num(1); rm.call(l, i, 1); await i; l")], ['a']],
  [[helped("const l=['a','b']; const rm = l.splice.bind(l); const i = num(1); rm(i, 1); await i; l")], ['a']],
  [[helped("const l=['a','b']; const rm = l.splice.bind(l, num(1)); rm(1); l")], ['a']],
  [[helped("const l=['a','b']; const i = num(1); l?.splice?.(i, 1); await i; l")], ['a']],
  [[helped("const l=['a','b']; const i = num(1); l['spl'+'ice'](i, 1); await i; l")], ['a']],
  [[helped("function rm(l, i) { l.splice(i, 1); return i } const l=['a','b']; await rm(l, num(1)); l")], ['a']],
  [
    [
      helped(
        "function rm(l, i) { const r = l.with(i, 9); return [i, r] } const l=['a','b']; const [i, r] = rm(l, num(1)); await i; r",
      ),
    ],
    ['a', 9],
  ],
  [[helped(`eval("const l=['a','b']; l.splice(num(1), 1); l")`)], ['a']],
  [[helped("const l = ['a','b']; [1].forEach(async (i) => { l.splice(num(1), 1) }); l")], ['a']],
  [
    [helped("const l = ['a','b','c']; function cmp(a, b) { l.splice(num(1), 1); return a - b } [2,1].sort(cmp); l")],
    ['a', 'c'],
  ],
]
