import { describe, expect, it } from 'vitest'
import { PlaceGraph } from '../../../../packages/executor/src/2-analyze/promises/place.ts'
import { settlingOfCell, textsOf } from '../../../support/analyzing.ts'

const F = 'const f = async (n) => n;'

describe('settlingOf()', () => {
  it.each([
    ['a condition', `${F} if (f(1)) 1`, ['f(1)']],
    ['an operand', `${F} f(1) + 1`, ['f(1)']],
    ['the object of a member', `${F} f(1).a`, ['f(1)']],
    ['a template', `${F} \`<\${f(1)}>\``, ['f(1)']],
    ['a computed key', `${F} const o = {}; o[f('a')]`, ["f('a')"]],
    ['a spread', `${F} [...f([1])]`, ['f([1])']],
    ['a kept promise at its use as a value', `${F} const p = f(1); await p; p + 1`, ['p']],
    ['a list of kept ones at the element', `${F} const l = [f(1)]; await l[0]; l[0] + 1`, ['l[0]']],
    ['what a Map gives', `${F} const m = new Map(); m.set(1, f(1)); await m.get(1); m.get(1) + 1`, ['m.get(1)']],
    ['a new Promise', 'const p = new Promise((r) => r(1)); p + 1', ['p']],
    ['none under await', `${F} await f(1)`, []],
    ['none before then', `${F} f(1).then((n) => n); 1`, []],
    ['none in a combinator', `${F} await Promise.all([f(1), f(2)])`, []],
    [
      'an element that is taken out where it stands, and no other',
      `${F} const [a, b] = [f(1), f(2)]; await a; b + 1`,
      ['f(2)'],
    ],
    ['what names exchange', `${F} let a = f(1), b = 2; [a, b] = [b, a]; await b; a + 1`, ['a']],
    ['none where a name guards its filling', `${F} let x; if (!x) x = f(1); await x`, []],
  ])('settles %s', (_, code, texts) => {
    const settling = settlingOfCell(`${code}; 0`)
    expect(textsOf(settling?.places.keys() ?? [], code)).toEqual(texts)
  })

  it('waits at once where nothing can wait', () => {
    const code = `${F} const o = { get g() { return f(1) + 1 } }; class A { constructor() { this.n = f(2) + 1 } }`
    expect([...(settlingOfCell(code)?.places.values() ?? [])]).toEqual(['now', 'now'])
  })

  it('tells dropped calls, but for those that are started and left', () => {
    const code = `${F} let open; const gate = new Promise((r) => { open = r }); const w = async () => { await gate }; f(1); w(); void f(2); open(); 0`
    expect(textsOf(settlingOfCell(code)?.dropped ?? [], code)).toEqual(['f(1)'])
  })

  it('tells comparisons of kept promises', () => {
    const code = `${F} const m = new Map(); const p = f(1); m.set(1, p); await p; m.get(1) === p; m.get(1) === 5`
    expect(textsOf(settlingOfCell(code)?.compared ?? [], code)).toEqual(['m.get(1) === p'])
  })

  it.each([
    ['a sum with what a callback reads', 't += l[0]', ['t += l[0]']],
    ['a property', 's.n = s.n + l[0] * 2', ['s.n + l[0] * 2']],
    ['both operations around one', 't += s.n + l[0]', ['t += s.n + l[0]', 's.n + l[0]']],
    ['none where nothing is read before', 't = 1 + l[0]', []],
    ['a choice', 't += l[0] ? 1 : 2', ['t += l[0] ? 1 : 2']],
    ['none with a call', 't += l[0] + g()', []],
    ['none before a wait of the left', 't = l[0] + l[1]', []],
    ['none behind a getter', 't = s.kept + l[0]', []],
    ['none with a call on the left', 't = g() + l[0]', []],
    ['none that stores on a condition', 't ||= l[0]', []],
    ['none under await', 't += await l[0]', []],
  ])('lets the right side go first where it waits and both only read: %s', (_, code, texts) => {
    const start = `${F} let t = 0; const g = () => 1, s = { n: 0, get kept() { return 1 } }; const l = [f(1), f(2)]; await l[0];`
    expect(textsOf(settlingOfCell(`${start} ${code}; 0`)?.rightFirst ?? [], `${start} ${code}; 0`)).toEqual(texts)
  })

  it.each([
    ['what a call answers', 'await (f(1) || 2)', ['f(1) || 2']],
    ['a name that was given that', 'const r = f(1); await (r ?? 2)', ['r ?? 2']],
    ['a parameter that is', 'const g = (p) => p || 2; await g(f(1))', ['p || 2']],
    ['none of a container', 'const m = new Map(); m.set(1, f(1)); await (m.get(1) ?? f(2))', []],
    ['none of a name read from it', 'const m = new Map(); m.set(1, f(1)); const p = m.get(1); await (p ?? 2)', []],
    ['none that is filled', 'let p; const g = () => p || (p = f(1)); await g()', []],
    ['none where only the value goes on', 'f(1) || 2', []],
  ])('tells tests that hand out a promise by its value: %s', (_, code, texts) => {
    expect(textsOf(settlingOfCell(`${F} ${code}; 0`)?.chosen ?? [], `${F} ${code}; 0`)).toEqual(texts)
  })

  it.each([
    ['what a call answered', 'let r = f(1); r ||= f(2); await r', ['r ||= f(2)']],
    [
      'what is kept, where it decides whether to go on',
      'const o = {}; o.r = f(1); o.r &&= f(2); await o.r',
      ['o.r &&= f(2)'],
    ],
    ['a sum', 'let r = f(1); await r; r += 2', ['r += 2']],
    ['none that is filled', 'let p; const g = () => (p ??= f(1)); await g()', []],
    ['none that is filled at the top', 'let p; p ??= f(1); await p', []],
  ])('tells what is changed in place by its value: %s', (_, code, texts) => {
    expect(textsOf(settlingOfCell(`${F} ${code}; 0`)?.changed ?? [], `${F} ${code}; 0`)).toEqual(texts)
  })

  it('tells calls by whose callee it is told what stays a promise, waiting or not', () => {
    const code = `${F} console.log(f(1)); [1].map(f); ({ get g() { console.log(f(2)); return 1 } }); Math.max(1)`
    const settling = settlingOfCell(code)
    expect(textsOf(settling?.calls ?? [], code)).toEqual(['console.log(f(1))', '[1].map(f)'])
    expect(textsOf(settling?.callsNow ?? [], code)).toEqual(['console.log(f(2))'])
  })

  it('tells lists that a combinator wants, and combinators', () => {
    const code = `${F} await Promise.all([1].map((n) => f(n))); [1].map((n) => n)`
    const settling = settlingOfCell(code)
    expect(textsOf(settling?.lists ?? [], code)).toEqual(['[1].map((n) => f(n))'])
    expect(textsOf(settling?.combinators ?? [], code)).toEqual(['Promise.all([1].map((n) => f(n)))'])
  })

  it('tells what may be an async iterable, and how much of it is taken', () => {
    const code =
      'async function* g() { yield 1 } for (const x of g()) x; const [a, b] = g(); [...g()]; for (const y of [1]) y; 0'
    expect([...(settlingOfCell(code)?.streams.values() ?? [])].sort()).toEqual([2, Infinity, Infinity].sort())
  })

  it('tells parameters that keep promises', () => {
    const code = 'const later = async (n, p) => (await p) + n; await later(1, tool(1))'
    const settling = settlingOfCell(code)
    const masks = [...(settling?.waiting ?? [])]
    expect(masks).toEqual([])
    expect(settlingOfCell(`${F} const g = (p) => f(p) + 1; g(1)`)?.waiting.size).toBe(1)
  })

  it('is undefined where no promise can exist', () => {
    expect(settlingOfCell('const g = (n) => tool(n) + 1; [1, 2].map(g); g(3) > 2 ? 1 : 2')).toBeUndefined()
  })
})

/** Cells that hold the more of a kind, the larger `count` is. */
const GROWING: readonly (readonly [string, (count: number) => string])[] = [
  [
    'chains',
    (count) => `const f = async (n) => n; ${`await f(1)${'.then((n) => n + 1)'.repeat(40)};\n`.repeat(count / 40)}`,
  ],
  [
    'nested arrays',
    (count) => `const f = async () => 1; const l = [${'[f()], '.repeat(count)}]; await l[0][0]; l[1][0] + 1`,
  ],
  [
    'pushes',
    (count) => `const f = async () => 1; const l = []; ${'l.push(f());\n'.repeat(count)} await Promise.all(l)`,
  ],
  [
    'conditionals',
    (count) => `const f = async () => 1; let x = 1; ${`x = ${'x ? f() : '.repeat(40)}0;\n`.repeat(count / 40)} await x`,
  ],
  [
    'assignments in a row',
    (count) =>
      `const f = async () => 1; const v0 = f(); ${Array.from({ length: count }, (_, n) => `const v${n + 1} = v${n};`).join(' ')} await v${count}`,
  ],
  [
    'containers of earlier cells in lists',
    (count) => `const p = (async () => 1)(); ${'for (const o of [earlier]) o.x = p;\n'.repeat(count)} await p`,
  ],
  [
    'such containers in one list',
    (count) =>
      `const p = (async () => 1)(); const all = []; ${'all.push(earlier); all[0].push(p);\n'.repeat(count)} await p`,
  ],
  [
    'puts by methods that no text names',
    (count) =>
      `const f = async () => 1; const l = []; ${'[].push.call(l, f()); l[name](f());\n'.repeat(count)} l[0] + 1`,
  ],
]

/** What an analysis does again and again: steps over the graph, lookups of nodes, places and names. */
const STEPS: readonly (readonly [object: object, method: string])[] = [
  ...['close', 'connect', 'forbid', 'leak', 'part', 'want', 'need', 'hold'].map(
    (method) => [PlaceGraph.prototype, method] as const,
  ),
  ...['get', 'has', 'set'].map((method) => [Map.prototype, method] as const),
  ...['has', 'add'].map((method) => [Set.prototype, method] as const),
]

describe('the growth of an analysis', () => {
  const stepsOf = (code: string): number => {
    let steps = 0
    const counted = STEPS.map(([object, method]) => {
      const original = Reflect.get(object, method) as (...args: unknown[]) => unknown
      Reflect.set(object, method, function (this: unknown, ...args: unknown[]) {
        steps++
        return Reflect.apply(original, this, args)
      })
      return () => Reflect.set(object, method, original)
    })
    try {
      settlingOfCell(code)
      return steps
    } finally {
      for (const putBack of counted) putBack()
    }
  }

  it.each(GROWING)('is that of the code: %s', (_, codeOf) => {
    const [small, large] = [stepsOf(codeOf(800)), stepsOf(codeOf(1600))]
    expect(small).toBeGreaterThan(800)
    expect(large).toBeLessThan(small * 2.2)
  })
})
