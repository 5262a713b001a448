/** Methods of promises, called on what handlers in tables and private methods give. */
export const ASKED_OF_HANDLERS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "const handlers = { a: (x) => tool(x), b: (x) => tool(x + 1) }; const names = ['a', 'b']; await Promise.all(names.map(n=>handlers[n](n).then(v=>v+n)))",
    ],
    ['aa', 'b1b'],
  ],
  [
    ["const handlers = { a: (x) => refuse(x) }; await Promise.all(['a'].map(n=>handlers[n](n).catch(e=>e.message)))"],
    ['a'],
  ],
  [
    [
      'class C { #s; constructor(s) { this.#s = s } get(x) { return this.#s(x).then((v) => v + 1) } } const a = new C((x) => tool(x)), b = new C(async (x) => tool(x)); [await a.get(1), await b.get(2)]',
    ],
    [2, 3],
  ],
  [
    [
      'class C { #send(x) { return tool(x) } get(x) { return this.#send(x).then((v) => v + 1) } } class D { #send(x) { return tool(x) } get(x) { return this.#send(x).catch(() => 0) } } [await new C().get(1), await new D().get(2)]',
    ],
    [2, 2],
  ],
  [
    ['class C { #send(x) { return refuse(x) } get(x) { return this.#send(x).catch(() => 0) } } await new C().get(1)'],
    0,
  ],
  [['const t = (f) => { const r = f(); return r.then((v) => v + 1) }; await t(() => tool(1))'], 2],
]
