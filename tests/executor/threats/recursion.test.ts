import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 4000, memoryBytes: 64 * 1024 * 1024 } })

/** Recursion of every shape that the engine carries out on its stack, each without end, or far too deep. */
const SHAPES: Readonly<Record<string, string>> = {
  'plain calls': 'const f = () => f() + 1; f()',
  'tail calls': 'const f = () => f(); f()',
  'calls with many arguments': 'const f = (...a) => f(...a, 1) + 1; f(1, 2, 3, 4, 5, 6, 7, 8)',
  'calls with many locals':
    'function f(a) { let b = a, c = b, d = c, e = d, g = e, h = g; return f(h) + b + c + d + e + g + h } f(1)',
  'mutual calls': 'const f = () => g() + 1; const g = () => f() + 1; f()',
  methods: 'class A { f() { return this.f() + 1 } } new A().f()',
  getters: 'const o = { get x() { return this.x + 1 } }; o.x',
  setters: 'const o = { set x(v) { this.x = v + 1 } }; o.x = 1',
  constructors: 'class A { constructor() { this.a = new A() } } new A()',
  'super calls': 'class A { constructor() { new B() } } class B extends A {} new B()',
  'class fields': 'class A { a = new A() } new A()',
  'default parameters': 'function f(a = f()) { return a } f()',
  toString: 'const o = { toString() { return `${o}` } }; `${o}`',
  valueOf: 'const o = { valueOf() { return o + 1 } }; o + 1',
  'Symbol.toPrimitive': 'const o = { [Symbol.toPrimitive]() { return +o } }; +o',
  'proxy get': 'const p = new Proxy({}, { get(t, k, r) { return r[k] } }); p.x',
  'proxy has': 'const p = new Proxy({}, { has(t, k) { return k in p } }); "x" in p',
  'proxies of proxies': 'let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p.x',
  'proxy prototype':
    'let p = {}; p = new Proxy(p, { getPrototypeOf() { return Object.getPrototypeOf(p) } }); Object.getPrototypeOf(p)',
  'proxy calls': 'let p = new Proxy(function () {}, { apply() { return p() } }); p()',
  'bound functions': 'let f = () => 1; for (let i = 0; i < 1e5; i++) f = f.bind(null); f()',
  'apply and call': 'const f = () => f.apply(null, []) + f.call(null); f()',
  'Reflect.apply': 'const f = () => Reflect.apply(f, null, []); f()',
  map: 'const f = () => [1].map(f); f()',
  sort: 'const f = () => [2, 1].sort(f)[0]; f()',
  reduce: 'const f = () => [1, 2].reduce(f); f()',
  replace: 'const f = () => "a".replace(/a/, f); f()',
  'JSON.stringify of deep values': 'let o = []; for (let i = 0; i < 1e5; i++) o = [o]; JSON.stringify(o)',
  'JSON.stringify with toJSON': 'const o = { toJSON() { return JSON.stringify(o) } }; JSON.stringify(o)',
  'JSON.parse of deep text': 'JSON.parse("[".repeat(1e5) + "]".repeat(1e5))',
  'JSON.parse with a reviver': 'const f = () => JSON.parse("[1]", f); f()',
  'a deep regular expression': 'new RegExp("(".repeat(1e5) + ")".repeat(1e5))',
  'a deep character class': 'new RegExp("(?:".repeat(20000) + "a" + ")*".repeat(20000)).test("a".repeat(100))',
  'deep text in eval': 'eval("(".repeat(1e5) + "1" + ")".repeat(1e5))',
  'deep lists in eval': 'eval("[".repeat(5e4) + "]".repeat(5e4))',
  'deep terms in new Function': 'new Function("return " + "-".repeat(5e4).split("").join(" ") + "1")',
  'eval in eval': 'globalThis.f = () => eval("f()"); f()',
  generators: 'function* g() { yield* g() } [...g()]',
  iterators: 'const o = { [Symbol.iterator]() { return [...o][Symbol.iterator]() } }; [...o]',
  'async functions': 'const f = async () => { await f() }; await f()',
  'async generators': 'async function* g() { yield* g() } for await (const x of g());',
  flat: 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; a.flat(Infinity)',
  'join of deep lists': 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; a.join()',
  instanceof: 'class A { static [Symbol.hasInstance](x) { return x instanceof A } } ({}) instanceof A',
  'a chain of prototypes': 'let o = {}; for (let i = 0; i < 1e5; i++) o = Object.create(o); o.x',
  'tagged templates': 'const t = () => t`x`; t`x`',
  'a driven host call': 'class A { get x() { return tick(this.x) } } new A().x',
  'a waiting host call': 'const f = (n) => tick(n) + f(n + 1); f(0)',
  'structuredClone of deep values': 'let o = []; for (let i = 0; i < 1e5; i++) o = [o]; structuredClone(o)',
  'a deep result': 'let o = []; for (let i = 0; i < 1e5; i++) o = [o]; o',
  'a deep argument': 'let o = []; for (let i = 0; i < 1e5; i++) o = [o]; tick(o)',
  'a deep error': 'let e = new Error("x"); for (let i = 0; i < 1e5; i++) e = new Error("x", { cause: e }); throw e',
  'a deep log': 'let o = []; for (let i = 0; i < 1e5; i++) o = [o]; console.log(o)',
}
const FITS = [
  'a chain of prototypes',
  'flat',
  'a deep log',
  'a deep error',
  'deep terms in new Function',
  'a deep character class',
]

describe.each([64, 256, 1024])('recursion (hazards H3) with stackBytes %i KiB', (kib) => {
  const limits = { stackBytes: kib * 1024, maxCalls: 20_000 }
  const hostFunctions = { tick: async (n: unknown) => n }

  it.each(Object.entries(SHAPES))('%s end in an outcome; the session and the next one go on', async (name, code) => {
    const session = shared.session({ limits, hostFunctions })
    await session.run('let kept = 41')
    const outcome = await session.run(code)
    if (!FITS.includes(name)) {
      const { error } = failureOf(outcome)
      expect([
        'stack',
        'guest',
        'not-transferable',
        'result-too-large',
        'timeout',
        'memory',
        'source-too-deep',
        'call-budget',
      ]).toContain(error.code)
      if (error.code === 'guest')
        expect(error.message).toMatch(/stack|deep|nest|too large|too many|invalid|overflow|regexp/i)
    }
    expect(valueOf(await session.run('kept + tick(1)'))).toBe(42)
    expect(valueOf(await shared.run('[3, 1, 2].sort().map((n) => `${n}`)'))).toEqual(['1', '2', '3'])
  })
})

describe('recursion', () => {
  it('that is caught leaves engine and host sound, many times over', async () => {
    const session = shared.session()
    for (let round = 0; round < 30; round++) {
      const code = 'let depth = 0; const f = () => { depth++; f() }; try { f() } catch {} ; depth > 100'
      expect(valueOf(await session.run(code))).toBe(true)
    }
    expect(valueOf(await session.run('JSON.parse(JSON.stringify({ a: [1, { b: 2 }] }))'))).toEqual({ a: [1, { b: 2 }] })
  })

  it('that ends in the host’s stack does not poison later cells', async () => {
    const session = shared.session({ limits: { stackBytes: 4 * 1024 * 1024 } })
    for (let round = 0; round < 15; round++) {
      failureOf(await session.run('JSON.parse("[".repeat(1e5) + "]".repeat(1e5))'))
      expect(valueOf(await session.run('JSON.stringify([1, [2, [3]]])'))).toBe('[1,[2,[3]]]')
    }
  })
})
