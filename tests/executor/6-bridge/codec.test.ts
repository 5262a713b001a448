import { describe, expect, it } from 'vitest'
import {
  decode,
  decodeError,
  encode,
  encodeError,
  TransferError,
} from '../../../packages/executor/src/6-bridge/codec.ts'
import { graphDifference } from '../../support/graph-difference.ts'
import { type GuestModule, loadGuestModule } from '../../support/guest-module.ts'

const CODEC = 'packages/executor/src/guest/codec.js'
const LIMIT = 1_000_000
const toGuest = (value: unknown, maxBytes = LIMIT): string => encode(value, { maxBytes, what: 'the answer of search' })

const shared = loadGuestModule(CODEC)
const echo = shared.bind(`(text) => guest.encode(guest.decode(text), ${LIMIT})`)
/** Evaluates an expression in the guest and brings its value to the host. */
const fromGuest = (expression: string, maxBytes = LIMIT): unknown => decode(encodeInGuest(expression, maxBytes))
const encodeInGuest = (expression: string, maxBytes = LIMIT): string =>
  String(shared.evaluate(`guest.encode((() => (${expression}))(), ${maxBytes})`))
/** Brings a value to the guest and asks a question about it there. */
const askGuest = (value: unknown, question: string): string =>
  shared.bind(`(text) => { const v = guest.decode(text); return String(${question}) }`)(toGuest(value))
/** The message of what the guest's `encode` throws, checked to be its own. */
const refusalInGuest = (expression: string, maxBytes = LIMIT): string =>
  String(
    shared.evaluate(`(() => {
      const value = (() => (${expression}))()
      try { return 'crossed: ' + guest.encode(value, ${maxBytes}) }
      catch (error) {
        const failure = guest.transferFailure(error)
        return failure ? failure.code + ' ' + failure.message : 'guest error: ' + error
      }
    })()`),
  )
const refusal = (value: unknown, maxBytes = LIMIT): TransferError => {
  try {
    toGuest(value, maxBytes)
  } catch (error) {
    if (error instanceof TransferError) return error
    throw error
  }
  throw new Error('it crossed')
}

/** An expression that means the same in the guest and on the host. */
const carried: readonly [name: string, expression: string][] = [
  ['undefined', 'undefined'],
  ['null', 'null'],
  ['booleans', '[true, false]'],
  ['numbers', '[0, 1.5, -7, 1e300, 5e-324, 2 ** 53]'],
  ['NaN', 'NaN'],
  ['infinities', '[Infinity, -Infinity]'],
  ['-0', '-0'],
  ['-0 inside', '{ a: [-0, 0] }'],
  ['strings', "['', 'plain', '\\u00e9\\u4e2d\\ud83d\\ude00', '\"quoted\"\\\\']"],
  ['NUL and lone surrogates', "['a\\u0000b', '\\ud800', 'x\\udc00y', { 'k\\u0000\\ud83d': '\\u2028' }]"],
  ['a text that looks like the wire', "['=[[0],\"\",[]]', '=']"],
  ['BigInt', '[0n, 1n, -1n, 123456789012345678901234567890n, -(2n ** 200n)]'],
  ['plain objects', "{ id: 1, name: 'x', tags: ['a', 'b'], nested: { deep: { er: null } } }"],
  ['empty containers', '[{}, [], new Map(), new Set()]'],
  ['integer-like and odd keys', "{ 2: 'b', 1: 'a', '': 'empty', 'a b': 1, length: 9, constructor: 1, toString: 2 }"],
  ['__proto__ as an own key', '{ ["__proto__"]: { polluted: 1 } }'],
  ['__proto__ as an own key in a graph', '{ ["__proto__"]: { polluted: undefined }, n: NaN }'],
  ['an object with undefined', '{ a: undefined, b: 1 }'],
  ['Date', '[new Date(0), new Date(1e12), new Date(-1)]'],
  ['invalid Date', 'new Date(NaN)'],
  ['RegExp', "[/a\\/b/giu, new RegExp('', 'dmsy'), /[\\p{L}--x]/v]"],
  ['RegExp with lastIndex', 'Object.assign(/a/g, { lastIndex: 3 })'],
  ['Map', "new Map([['a', 1], [{ k: 1 }, new Map([[NaN, undefined]])]])"],
  ['Set', "new Set(['a', -0, undefined, { a: 1 }, 1n])"],
  ['holes', '[, 1, , undefined, ,]'],
  ['a long sparse array', '(() => { const a = []; a[1000] = 1; return a })()'],
  ['Error', "new Error('plain')"],
  ['native errors', "[new TypeError('t'), new RangeError('r'), new SyntaxError('s'), new ReferenceError('f')]"],
  ['more native errors', "[new EvalError('e'), new URIError('u')]"],
  ['Error with cause', "new TypeError('t', { cause: new Error('inner', { cause: { code: 7 } }) })"],
  ['Error with null, empty and false causes', "[null, '', false, [], {}].map((cause) => new Error('t', { cause }))"],
  ['Error with undefined cause', "new Error('t', { cause: undefined })"],
  ['Error with own fields', "Object.assign(new Error('m'), { code: 'E1', details: { list: [1, undefined] } })"],
  [
    'Error with field named __proto__',
    "Object.defineProperty(new Error('m'), '__proto__', { value: 1, enumerable: true, writable: true, configurable: true })",
  ],
  ['AggregateError', "new AggregateError([new Error('a'), 1], 'both')"],
  ['ArrayBuffer', 'new Uint8Array([0, 1, 127, 128, 255]).buffer'],
  ['empty ArrayBuffer', 'new ArrayBuffer(0)'],
  ['DataView', 'new DataView(new Uint8Array([1, 2, 3, 4]).buffer, 0, 4)'],
  ['typed arrays of bytes', '[new Int8Array([-1]), new Uint8Array([255]), new Uint8ClampedArray([300])]'],
  [
    'typed arrays of integers',
    '[new Int16Array([-2]), new Uint16Array([2]), new Int32Array([-3]), new Uint32Array([3])]',
  ],
  ['typed arrays of floats', '[new Float32Array([0.5, NaN, -0]), new Float64Array([1 / 3])]'],
  ['typed arrays of BigInts', '[new BigInt64Array([-5n]), new BigUint64Array([5n])]'],
  [
    'views that share a buffer',
    '(() => { const b = new ArrayBuffer(16); return [new Uint8Array(b, 0, 8), new Float64Array(b, 8, 1), new DataView(b)] })()',
  ],
  [
    'a view before its buffer',
    '(() => { const b = new ArrayBuffer(8); return { view: new Uint8Array(b, 2, 3), b } })()',
  ],
  ['a cycle', '(() => { const o = { a: { b: {} } }; o.a.b.up = o.a; o.self = o; return o })()'],
  ['a cycle of an array', '(() => { const a = [1]; a.push(a, [a]); return a })()'],
  ['a cycle of a Map', '(() => { const m = new Map(); m.set(m, m).set("s", new Set([m])); return m })()'],
  ['a cycle of an error', "(() => { const e = new Error('e'); e.cause = 1; e.self = e; delete e.cause; return e })()"],
  ['shared references', '(() => { const x = { n: 1 }; return [x, x, { x }, [x]] })()'],
  [
    'many shared references',
    '(() => { const l = []; for (let i = 0; i < 40; i++) l.push({ i, before: l[i - 1] }); return l })()',
  ],
  ['900 levels', '(() => { let v = 1; for (let i = 0; i < 450; i++) v = [{ v }]; return v })()'],
  ['120 levels', '(() => { let v = "end"; for (let i = 0; i < 120; i++) v = { v }; return v })()'],
]

const onHost = (expression: string): unknown => new Function(`return (${expression})`)() as unknown

describe('encode() and decode()', () => {
  it.each(carried)('carry %s from guest to host', (_name, expression) => {
    expect(graphDifference(onHost(expression), fromGuest(expression))).toBeUndefined()
  })

  it.each(carried)('carry %s from host to guest and back', (_name, expression) => {
    const value = onHost(expression)
    expect(graphDifference(value, decode(echo(toGuest(value))))).toBeUndefined()
  })

  it.each(carried)('write %s the same way on both sides', (_name, expression) => {
    expect(encodeInGuest(expression)).toBe(toGuest(onHost(expression)))
  })

  it.each(carried)('write %s without NUL or lone surrogates', (_name, expression) => {
    const text = toGuest(onHost(expression))
    expect(text.includes('\0')).toBe(false)
    expect(text.isWellFormed()).toBe(true)
  })

  it('write plain values as plain JSON', () => {
    const value = { id: 1, name: 'x', tags: ['a', 'b'] }
    expect(toGuest(value)).toBe(JSON.stringify(value))
    expect(encodeInGuest(JSON.stringify(value))).toBe(JSON.stringify(value))
  })

  it('make values of the guest', () => {
    expect(askGuest({ a: [1] }, 'Object.getPrototypeOf(v) === Object.prototype && Array.isArray(v.a)')).toBe('true')
    expect(askGuest(new Map([[1, -0]]), 'v instanceof Map && Object.is(v.get(1), -0)')).toBe('true')
    expect(askGuest([new Set([1n]), /x/g], 'v[0] instanceof Set && v[0].has(1n) && v[1].test("x")')).toBe('true')
    expect(askGuest(new RangeError('r'), 'v instanceof RangeError && v.message')).toBe('r')
    expect(askGuest([, 1], '0 in v')).toBe('false')
    expect(askGuest(new Uint16Array([7]), 'v instanceof Uint16Array && v[0]')).toBe('7')
    const both = { n: Number.NaN }
    expect(askGuest([both, both], 'v[0] === v[1]')).toBe('true')
    expect(askGuest({ ['__proto__']: { x: 1 }, n: undefined }, 'Object.hasOwn(v, "__proto__") && v.x')).toBe(
      'undefined',
    )
  })
})

class Point {
  x = 1
  #hidden = 2
  get sum(): number {
    return this.x + this.#hidden
  }
}
const getter = { enumerable: true, configurable: true }

describe('encode()', () => {
  const host: readonly [name: string, value: unknown, seen: unknown][] = [
    ['boxed primitives', [Object(1), Object('s'), Object(false), Object(2n)], [1, 's', false, 2n]],
    ['null-prototype objects', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['class instances', new Point(), { x: 1 }],
    ['symbol keys and hidden keys', Object.defineProperty({ a: 1, [Symbol('s')]: 2 }, 'h', { value: 1 }), { a: 1 }],
    ['a URL', { url: new URL('http://x.test/a?b=1') }, { url: 'http://x.test/a?b=1' }],
    ['URLSearchParams', new URLSearchParams({ a: '1 2' }), 'a=1+2'],
    ['toJSON', { toJSON: () => ({ n: Number.NaN, toJSON: 1 }) }, { n: Number.NaN, toJSON: 1 }],
    [
      'toJSON that returns itself',
      {
        a: 1,
        toJSON() {
          return { b: this.a }
        },
      },
      { b: 1 },
    ],
    ['a getter', Object.defineProperty({}, 'a', { ...getter, get: () => 5 }), { a: 5 }],
    ['a Proxy of an object', new Proxy({ a: 1 }, {}), { a: 1 }],
    ['a frozen object', Object.freeze({ a: 1 }), { a: 1 }],
    [
      'arguments',
      (function (..._rest: unknown[]) {
        return arguments
      })(1, 2),
      { 0: 1, 1: 2 },
    ],
    ['a Buffer', Buffer.from('hi'), new Uint8Array([104, 105])],
    ['an array with named fields', 'a1'.match(/(\d)/), ['1', '1']],
    [
      'an error of a class of its own',
      new (class ToolError extends Error {
        override name = 'ToolError'
      })('m'),
      Object.defineProperty(new Error('m'), 'name', { value: 'ToolError', writable: true, configurable: true }),
    ],
  ]
  it.each(host)('carries %s from the host', (_name, value, seen) => {
    expect(graphDifference(seen, decode(toGuest(value)))).toBeUndefined()
    expect(graphDifference(seen, decode(echo(toGuest(value))))).toBeUndefined()
  })

  const guest: readonly [name: string, expression: string, seen: unknown][] = [
    ['boxed primitives', '[Object(1), Object("s"), Object(false), Object(2n)]', [1, 's', false, 2n]],
    ['null-prototype objects', 'Object.assign(Object.create(null), { a: 1 })', { a: 1 }],
    ['class instances', 'new (class { x = 1; #y = 2; get z() { return 3 } m() {} })()', { x: 1 }],
    ['symbol keys and hidden keys', 'Object.defineProperty({ a: 1, [Symbol("s")]: 2 }, "h", { value: 1 })', { a: 1 }],
    ['toJSON', '({ toJSON: () => ({ n: NaN, toJSON: 1 }) })', { n: Number.NaN, toJSON: 1 }],
    ['toJSON of a class', '[new (class { toJSON(key) { return "json" + key } })()]', ['json']],
    ['toJSON that returns itself', '({ a: 1, toJSON() { return this } })', { a: 1 }],
    ['a getter', '({ get a() { return 5 } })', { a: 5 }],
    ['a Proxy', 'new Proxy({ a: 1 }, {})', { a: 1 }],
    ['a Proxy of an array', 'new Proxy([1, 2], {})', [1, 2]],
    ['arguments', '(function () { return arguments })(1, 2)', { 0: 1, 1: 2 }],
    [
      'subclasses of built-ins',
      '[new (class extends Map {})([[1, 2]]), new (class extends Array {})(2, 3)]',
      [new Map([[1, 2]]), [2, 3]],
    ],
    [
      'errors by prototype',
      'Object.assign(Object.create(Error.prototype), { message: "old style" })',
      new Error('old style'),
    ],
    ['an object with a foreign prototype', 'Object.assign(Object.create({ inherited: 1 }), { own: 2 })', { own: 2 }],
    ['an object that pretends to be a Map', 'Object.create(Map.prototype)', {}],
    ['a resizable buffer', 'new Uint8Array(new ArrayBuffer(2, { maxByteLength: 8 }))', new Uint8Array(2)],
  ]
  it.each(guest)('carries %s from the guest', (_name, expression, seen) => {
    expect(graphDifference(seen, fromGuest(expression))).toBeUndefined()
  })

  it('reads each getter once', () => {
    const counted =
      '(() => { let n = 0; const o = { get n() { return ++n }, later: undefined, again: [] }; o.self = o; return o })()'
    expect(fromGuest(counted)).toMatchObject({ n: 1 })
    let reads = 0
    const value = Object.defineProperty({ later: undefined }, 'n', { ...getter, get: () => ++reads })
    expect(decode(toGuest(value))).toEqual({ later: undefined, n: 1 })
    expect(reads).toBe(1)
  })

  it('passes on what a getter of the guest throws', () => {
    expect(refusalInGuest('({ get a() { throw new TypeError("mine") } })')).toBe('guest error: TypeError: mine')
  })

  it('never sends bytes of a pool that no view shows', () => {
    const pool = new TextEncoder().encode('secret-A--B-secret').buffer
    const views = [new Uint8Array(pool, 7, 1), new Uint8Array(pool, 10, 1), new Uint8Array(pool, 10, 1)]
    const text = toGuest(views)
    expect(decode(text)).toEqual([new Uint8Array([65]), new Uint8Array([66]), new Uint8Array([66])])
    for (const byte of new TextEncoder().encode('secret')) expect(text).not.toMatch(new RegExp(`\\b${byte}\\b`))
    expect(askGuest(views, 'v[1].buffer === v[2].buffer && v[0].buffer !== v[1].buffer')).toBe('true')
    expect(askGuest(Buffer.from('x'), 'v.buffer.byteLength <= 8')).toBe('true')
  })

  it('keeps elements aligned when it cuts a shared buffer', () => {
    const buffer = new ArrayBuffer(64)
    const floats = new Float64Array(buffer, 24, 2)
    floats.set([0.5, 1.5])
    const value = [new Uint8Array(buffer, 21, 3), floats]
    expect(decode(echo(toGuest(value)))).toEqual([new Uint8Array(3), new Float64Array([0.5, 1.5])])
  })

  const anyPath = 'value.users[3].callback'
  const wrap = (expression: string): string => `({ users: [0, 1, 2, { callback: ${expression} }] })`
  const refused: readonly [name: string, expression: string, reason: string][] = [
    ['a function', '() => 1', 'is a function'],
    ['a class', 'class A {}', 'is a function'],
    ['a symbol', 'Symbol("s")', 'is a symbol'],
    ['a boxed symbol', 'Object(Symbol("s"))', 'is a symbol'],
    ['a promise', 'Promise.resolve(1)', 'is a promise (await it first)'],
    ['a WeakMap', 'new WeakMap()', 'is a WeakMap'],
    ['a WeakSet', 'new WeakSet()', 'is a WeakSet'],
    ['a WeakRef', 'new WeakRef({})', 'is a WeakRef'],
    ['a FinalizationRegistry', 'new FinalizationRegistry(() => {})', 'is a FinalizationRegistry'],
    ['a generator', '(function* () {})()', 'is an iterator (spread it into an array first)'],
    ['an async generator', '(async function* () {})()', 'is an iterator (spread it into an array first)'],
    ['an iterator', '[1].values()', 'is an iterator (spread it into an array first)'],
    ['a SharedArrayBuffer', 'new SharedArrayBuffer(8)', 'is a SharedArrayBuffer'],
  ]
  it.each(refused)('refuses %s on both sides, with its path', (_name, expression, reason) => {
    expect(refusalInGuest(wrap(expression))).toBe(`not-transferable cannot cross: ${anyPath} ${reason}`)
    expect(refusalInGuest(`(${expression})`)).toBe(`not-transferable cannot cross: value ${reason}`)
    const { code, path, message } = refusal(onHost(wrap(expression)))
    expect({ code, path, message }).toEqual({
      code: 'not-transferable',
      path: anyPath,
      message: `Cannot transfer the answer of search: ${anyPath} ${reason}`,
    })
    expect(refusal(onHost(`(${expression})`)).path).toBe('value')
  })

  const paths: readonly [expression: string, path: string][] = [
    ['({ "a b": { 1: () => 1 } })', 'value["a b"]["1"]'],
    ['new Map([["k", [() => 1]]])', 'value.get("k")[0]'],
    ['new Map([[{}, () => 1]])', 'value.values()[0]'],
    ['new Map([[1, 2], [[() => 1], 1]])', 'value.keys()[1][0]'],
    ['[new Set([1, () => 1])]', 'value[0].values()[1]'],
    ['Object.assign(new Error("m"), { data: { f() {} } })', 'value.data.f'],
    ['new Error("m", { cause: Symbol() })', 'value.cause'],
    ['new Error("m", { cause: new Error("n", { cause: { x: Symbol() } }) })', 'value.cause.cause.x'],
    ['new AggregateError([0, () => 1])', 'value.errors[1]'],
    ['(() => { const o = { deep: {} }; o.deep.o = o; o.deep.f = () => 1; return [o] })()', 'value[0].deep.f'],
    ['Array.from({ length: 20 }, (_, i) => ({ i, f: i === 15 ? () => 1 : 0 }))', 'value[15].f'],
  ]
  it.each(paths)('names the path in %s', (expression, path) => {
    expect(refusalInGuest(expression)).toMatch(new RegExp(`cannot cross: ${path.replace(/[[\]().]/g, '\\$&')} is a`))
    expect(refusal(onHost(expression)).path).toBe(path)
  })

  const throwing = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap')
      },
    },
  )
  const resources: readonly [name: string, value: unknown, reason: string][] = [
    [
      'a getter that throws',
      Object.defineProperty({}, 'x', {
        ...getter,
        get() {
          throw new Error('no')
        },
      }),
      'value.a.x cannot be read: no',
    ],
    ['a Proxy that throws', throwing, 'value.a cannot be read: trap'],
    [
      'toJSON that throws',
      {
        toJSON() {
          throw new Error('bad')
        },
      },
      'value.a cannot be read: bad',
    ],
    [
      'a thenable of a class',
      new (class {
        then(): void {}
      })(),
      'value.a is a promise (await it first)',
    ],
    ['a Response', new Response('x'), 'value.a is a Response (convert it to plain data first)'],
    ['Headers', new Headers(), 'value.a is a Headers (convert it to plain data first)'],
    ['a Blob', new Blob(['x']), 'value.a is a Blob (convert it to plain data first)'],
    ['an AbortSignal', new AbortController().signal, 'value.a is a AbortSignal (convert it to plain data first)'],
    ['an Intl format', new Intl.NumberFormat(), 'value.a is a Intl.NumberFormat (convert it to plain data first)'],
    [
      'a view of shared memory',
      new Uint8Array(new SharedArrayBuffer(1)),
      'value.a is a view of shared memory, or of a class that not every host has',
    ],
  ]
  it.each(resources)('refuses %s of the host', (_name, value, reason) => {
    expect(refusal({ a: value }).message).toBe(`Cannot transfer the answer of search: ${reason}`)
  })

  it('refuses what only the guest has', () => {
    expect(refusalInGuest('[new Float16Array(1)]')).toBe('not-transferable cannot cross: value[0] is a Float16Array')
    expect(refusalInGuest('[new Uint8Array(new SharedArrayBuffer(1))]')).toContain(
      'value[0].buffer is a SharedArrayBuffer',
    )
  })

  it('shortens a path that is very long', () => {
    const deep = '(() => { let v = () => 1; for (let i = 0; i < 300; i++) v = { next: v }; return v })()'
    expect(refusalInGuest(deep).length).toBeLessThan(260)
    expect(refusal(onHost(deep)).path).toMatch(/^value\.next.* … .*\.next$/)
  })

  it.each([1_000, 1_001])('carries 1,000 levels and no more: %i', (levels) => {
    const nested = `(() => { let v = []; for (let i = 1; i < ${levels}; i++) v = [v]; return v })()`
    const crossed = levels === 1_000
    expect(refusalInGuest(nested).startsWith('crossed')).toBe(crossed)
    if (crossed) expect(graphDifference(onHost(nested), decode(echo(toGuest(onHost(nested)))))).toBeUndefined()
    else {
      expect(refusalInGuest(nested)).toBe('not-transferable cannot cross: value is nested more than 1000 levels deep')
      expect(refusal(onHost(nested)).message).toContain('value is nested more than 1000 levels deep')
    }
  })

  it.each([100, 101, 5_000])('overflows no stack at %i levels', (levels) => {
    const nested = `(() => { let v = 1; for (let i = 0; i < ${levels}; i++) v = { v }; return v })()`
    expect(refusalInGuest(nested)).toMatch(levels > 1_000 ? /nested more than/ : /^crossed/)
    if (levels <= 1_000) expect(toGuest(onHost(nested)).startsWith('=')).toBe(levels > 100)
  })

  it('ends a toJSON that never does', () => {
    const endless = '(() => { const f = () => ({ inner: { toJSON: f } }); return { toJSON: f } })()'
    expect(refusalInGuest(endless)).toContain('nested more than 1000 levels')
    expect(refusal(onHost(endless)).message).toContain('nested more than 1000 levels')
  })
})

describe('maxBytes', () => {
  const sized: readonly [name: string, expression: string][] = [
    ...carried,
    ['CJK', '["\\u4e2d\\u6587".repeat(50)]'],
    ['pairs of surrogates', '["\\ud83d\\ude00".repeat(50)]'],
    ['Latin', '["\\u00e9".repeat(50)]'],
    ['control characters', '["\\u0001".repeat(50)]'],
    ['wide objects', 'Object.fromEntries(Array.from({ length: 60 }, (_, i) => ["k" + i, i % 2 ? i : "s" + i]))'],
    ['rows', 'Array.from({ length: 30 }, (_, i) => ({ id: i, tags: ["a", null, true], sub: { i } }))'],
    ['a matrix', 'Array.from({ length: 20 }, () => Array(20).fill(1))'],
  ]
  it.each(sized)('lets %s through at its exact size and refuses it one byte below', (_name, expression) => {
    const bytes = Buffer.byteLength(encodeInGuest(expression))
    expect(encodeInGuest(expression, bytes)).toBe(encodeInGuest(expression))
    expect(refusalInGuest(expression, bytes - 1)).toMatch(/^too-large cannot cross: value takes \d+ bytes or more/)
    const value = onHost(expression)
    expect(toGuest(value, bytes)).toBe(toGuest(value))
    const { code, path, message } = refusal(value, bytes - 1)
    expect({ code, path }).toEqual({ code: 'too-large', path: 'value' })
    expect(message).toMatch(/^Cannot transfer the answer of search: it takes \d+ bytes or more, over the limit of \d+$/)
  })

  const huge: readonly [name: string, expression: string, maxBytes?: number][] = [
    ['a string', '"x".repeat(3e7)'],
    ['a string in a Map', 'new Map([["k", "x".repeat(3e7)]])'],
    ['a key', '({ ["x".repeat(3e7)]: 1 })'],
    ['a long array', 'new Array(4e9)'],
    ['a buffer', 'new ArrayBuffer(3e7)'],
    ['views', 'new Uint8Array(3e7)'],
    ['a BigInt', '2n ** 999999n', 1e5],
    ['many strings that are one', '(() => { const s = "x".repeat(1e6); return Array(1e5).fill(s) })()'],
    ['a pattern', 'new RegExp("x".repeat(3e6))'],
    ['an error', 'new Error("x".repeat(3e7))'],
  ]
  it.each(huge)('refuses %s that is far too large before it is copied', (_name, expression, maxBytes = 1e6) => {
    const guest = loadGuestModule(CODEC)
    const before = Date.now()
    const code = guest.evaluate(`(() => { const value = ${expression}
      const start = Date.now()
      try { guest.encode(value, ${maxBytes}); return 'crossed' }
      catch (error) { return guest.transferFailure(error)?.code + (Date.now() - start < 500 ? '' : ' slowly') } })()`)
    expect(code).toBe('too-large')
    expect(Date.now() - before).toBeLessThan(20_000)
  })
})

describe('the guest codec under tampering', () => {
  const SAMPLE = `globalThis.sample = (() => {
    const o = { id: 1, name: 'x', tags: ['a', 'b'], u: undefined, n: [NaN, -0, 5n, 1], d: new Date(7), r: /x/gi,
      m: new Map([['k', { v: 1 }]]), s: new Set([1]), e: Object.assign(new TypeError('t', { cause: 'c' }), { code: 1 }),
      b: new Uint8Array([1, 2, 3]), w: new DataView(new ArrayBuffer(2)), p: Object('s'), list: Array.from({ length: 12 }, (_, i) => ({ i })) }
    o.self = o
    return o
  })(); globalThis.plain = { id: 1, name: 'x', tags: ['a', { b: [1, 2] }] }; globalThis.thrown = sample.e`
  interface Probe {
    readonly run: (code: string) => void
    readonly results: () => string[]
  }
  function probe(): Probe {
    const guest: GuestModule = loadGuestModule(CODEC)
    guest.evaluate(`${SAMPLE}; 0`)
    const call = (code: string): ((...texts: string[]) => string) => guest.bind(code)
    const encodePlain = call(`((encode) => () => encode(plain, 1e6))(guest.encode)`)
    const encodeGraph = call(`((encode) => () => encode(sample, 1e6))(guest.encode)`)
    const round = call(`(({ encode, decode }) => (text) => encode(decode(text), 1e6))({ ...guest })`)
    const error = call(`((encodeError) => () => encodeError(thrown, 1e6))(guest.encodeError)`)
    const revive = call(
      `(({ encodeError, decodeError }) => (text) => encodeError(decodeError(text), 1e6))({ ...guest })`,
    )
    const refuse = call(`(({ encode, transferFailure }) => () => {
      try { encode({ a: [{ f() {} }] }, 1e6) } catch (e) { return transferFailure(e).message }
    })({ ...guest })`)
    const graphText = encodeGraph()
    const plainText = encodePlain()
    const hostError = encodeError(Object.assign(new RangeError('h', { cause: new Error('c') }), { list: [1] }), 1e6)
    const hostMany = encodeError(new AggregateError([new Error('1'), 2], 'many'), 1e6)
    const withoutStack = (text: string): string => text.replace(/"stack":"[^"]*",?/g, '')
    return {
      run: (code) => void guest.evaluate(`${code}; 0`),
      results: () => [
        encodePlain(),
        encodeGraph(),
        round(plainText),
        round(graphText),
        withoutStack(error()),
        withoutStack(revive(hostError)),
        withoutStack(revive(hostMany)),
        refuse(),
      ],
    }
  }

  const boom = '() => { throw new Error("tampered") }'
  const setter = (target: string, key: string): string =>
    `Object.defineProperty(${target}, ${JSON.stringify(key)}, { configurable: true, get: ${boom}, set: ${boom} })`
  const each = (targets: string): string =>
    `for (const T of [${targets}]) for (const k of Reflect.ownKeys(T)) { try { if (k !== 'constructor') Object.defineProperty(T, k, { value: ${boom} }) } catch {} }`
  const tamperings: readonly [name: string, code: string][] = [
    ['toJSON on Object.prototype', `Object.prototype.toJSON = ${boom}`],
    ['toJSON on Array.prototype', `Array.prototype.toJSON = ${boom}`],
    [
      'toJSON on String, Number and BigInt',
      `for (const T of [String, Number, BigInt, Boolean]) T.prototype.toJSON = ${boom}`,
    ],
    [
      'index setters on Object.prototype',
      `for (let i = 0; i < 100; i++) ${setter('Object.prototype', 'KEY').replace('"KEY"', 'i')}`,
    ],
    [
      'index setters on Array.prototype',
      `for (let i = 0; i < 100; i++) ${setter('Array.prototype', 'KEY').replace('"KEY"', 'i')}`,
    ],
    [
      'setters for the codec’s own words',
      `for (const k of ['root','plain','nodes','index','bytes','maxBytes','depth','at','key','kinds','made','code','message','value','name','get','set','kind','probe','stack','data','isError']) Object.defineProperty(Object.prototype, k, { __proto__: null, configurable: true, get: () => undefined, set: ${boom} })`,
    ],
    [
      'descriptor words on Object.prototype',
      'for (const k of ["get", "set", "value", "writable", "enumerable", "configurable"]) Object.prototype[k] = 1',
    ],
    ['enumerable extras on Object.prototype', 'Object.prototype.extra = { planted: true }; Array.prototype.more = 1'],
    [
      'Array.prototype iteration',
      `Array.prototype[Symbol.iterator] = ${boom}; Object.getPrototypeOf([].values()).next = ${boom}`,
    ],
    ['Map and Set methods', each('Map.prototype, Set.prototype')],
    ['Array methods', each('Array.prototype')],
    ['String methods', each('String.prototype')],
    ['RegExp methods', each('RegExp.prototype')],
    ['Object, Reflect and JSON', each('Object, Reflect, JSON')],
    ['Function.prototype', each('Function.prototype')],
    [
      'typed arrays',
      each(
        'Object.getPrototypeOf(Uint8Array.prototype), Object.getPrototypeOf(Uint8Array), Uint8Array.prototype, ArrayBuffer.prototype, DataView.prototype',
      ),
    ],
    [
      'Date, BigInt, Number, Math',
      each('Date.prototype, Date, BigInt.prototype, BigInt, Number.prototype, Number, Math, Boolean.prototype'),
    ],
    [
      'Error',
      `${each('Error, TypeError, RangeError, AggregateError')}; Object.defineProperty(Error, Symbol.hasInstance, { value: () => false })`,
    ],
    [
      'the globals',
      'for (const k of ["Map","Set","Date","RegExp","Error","TypeError","Array","Object","JSON","Reflect","Uint8Array","ArrayBuffer","DataView","String","Number","BigInt","Symbol","Math"]) globalThis[k] = undefined',
    ],
    [
      'Array.prototype’s own prototype',
      'Object.setPrototypeOf(Array.prototype, new Proxy({}, { get() { throw 1 }, has() { throw 2 }, set() { throw 3 }, getOwnPropertyDescriptor() { throw 4 } }))',
    ],
    [
      'species',
      'for (const T of [Array, Map, Set, RegExp, ArrayBuffer, Promise]) Object.defineProperty(T, Symbol.species, { get() { throw 1 } })',
    ],
    [
      'toPrimitive and toString',
      `Object.prototype.toString = ${boom}; Object.prototype.valueOf = ${boom}; Object.prototype[Symbol.toPrimitive] = ${boom}`,
    ],
    ['then on Object.prototype', 'Object.prototype.then = function () { throw 1 }'],
  ]
  const untouched = probe().results()

  it.each(tamperings)('is not affected by %s', (_name, code) => {
    const tampered = probe()
    tampered.run(code)
    expect(tampered.results()).toEqual(untouched)
  })

  it('is not affected by all of them together', () => {
    const tampered = probe()
    const last = (code: string): number => Number(code.includes('globalThis[k] = undefined'))
    const codes = tamperings.map(([, code]) => code).sort((left, right) => last(left) - last(right))
    tampered.run(codes.map((code) => `try { ${code} } catch {}`).join(';'))
    expect(tampered.results()).toEqual(untouched)
  })

  const forgeries: readonly [name: string, code: string][] = [
    [
      'an error with the same fields',
      'Object.assign(new Error("cannot cross: value is a function"), { name: "TransferError", code: "too-large" })',
    ],
    ['an error with the same prototype', 'Object.create(Object.getPrototypeOf(caught))'],
    ['the constructor of a caught one', 'new caught.constructor("not-transferable", "forged")'],
    [
      'a construction with its prototype',
      'Reflect.construct(Error, ["x"], Object.assign(function () {}, { prototype: Object.getPrototypeOf(caught) }))',
    ],
    ['a Proxy of one', 'new Proxy(caught, {})'],
    ['an heir of one', 'Object.create(caught)'],
    ['a primitive', '"TransferError"'],
  ]
  it.each(forgeries)('transferFailure() does not take %s for one of ours', (_name, code) => {
    const guest = loadGuestModule(CODEC)
    expect(
      guest.evaluate(`(() => {
        let caught; try { guest.encode(() => 1, 1e6) } catch (error) { caught = error }
        return typeof guest.transferFailure(${code}) + ' ' + Object.hasOwn(JSON.parse(guest.encodeError(${code}, 1e6)), 'code')
      })()`),
    ).toBe('undefined false')
  })

  it('transferFailure() tells what was wrong, whatever was written on the error since', () => {
    expect(
      shared.evaluate(`(() => {
        try { guest.encode({ f() {} }, 1e6) } catch (error) {
          error.message = 'changed'; error.code = 'timeout'; error.name = 'Other'
          const { code, message } = guest.transferFailure(error)
          return [code, message, JSON.parse(guest.encodeError(error, 1e6)).code].join(' | ')
        }
      })()`),
    ).toBe('not-transferable | cannot cross: value.f is a function | not-transferable')
  })
})

describe('encodeError() of the guest', () => {
  const thrownInGuest = (code: string, maxBytes = LIMIT) =>
    decodeError(String(shared.evaluate(`guest.encodeError((() => (${code}))(), ${maxBytes})`)))

  it('tells name, message, stack, cause, fields and errors', () => {
    const told = thrownInGuest(
      'Object.assign(new AggregateError([new TypeError("one"), 2], "all", { cause: new RangeError("why") }), { code: 7, when: new Date(5) })',
    )
    expect(told).toMatchObject({
      isError: true,
      name: 'AggregateError',
      message: 'all',
      data: { code: 7, when: new Date(5) },
    })
    expect(told.stack).toContain('cell.js')
    expect(told.cause).toMatchObject({ isError: true, name: 'RangeError', message: 'why' })
    expect(told.errors).toMatchObject([
      { name: 'TypeError', message: 'one' },
      { isError: false, value: 2, message: '2' },
    ])
    expect(told).not.toHaveProperty('code')
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['"text"', 'text'],
    ['12n', 12n],
    ['[1, { a: NaN }]', [1, { a: Number.NaN }]],
  ])('tells the value %s that is no error', (code, value) => {
    expect(thrownInGuest(code)).toMatchObject({ isError: false, name: 'Error', value })
  })

  it('puts in words what is no error and cannot cross', () => {
    expect(thrownInGuest('() => 1')).toEqual({ isError: false, name: 'Error', message: 'a value of type function' })
    expect(thrownInGuest('Symbol("x")')).toEqual({ isError: false, name: 'Error', message: 'a value of type symbol' })
    expect(thrownInGuest('({ message: "like one", f() {} })')).toMatchObject({ isError: false, message: 'like one' })
  })

  const trap = '() => { throw new Error("trap") }'
  const hostile: readonly [name: string, code: string, told: object][] = [
    [
      'a message getter that throws',
      `Object.defineProperty(new Error(), "message", { get: ${trap} })`,
      { name: 'Error', message: '' },
    ],
    [
      'a name that is an object',
      'Object.assign(new Error("m"), { name: { toString() { throw 1 } } })',
      { name: 'Error', message: 'm' },
    ],
    ['a message that is a number', 'Object.assign(new Error(), { message: 42 })', { message: '42' }],
    ['a stack that is no text', 'Object.assign(new Error("m"), { stack: () => 1 })', { message: 'm' }],
    [
      'fields that throw or cannot cross',
      `Object.defineProperty(Object.assign(new Error("m"), { f() {}, ok: 1 }), "bad", { enumerable: true, get: ${trap} })`,
      { message: 'm', data: { ok: 1 } },
    ],
    [
      'a cycle of causes',
      '(() => { const a = new Error("a"), b = new Error("b", { cause: a }); a.cause = b; return a })()',
      { message: 'a', cause: { message: 'b' } },
    ],
    [
      'an error that is its own cause',
      '(() => { const a = new Error("a"); a.cause = a; return a })()',
      { message: 'a' },
    ],
    [
      'errors without end',
      'Object.assign(new AggregateError([], "m"), { errors: new Proxy([], { get: (t, k) => k === "length" ? Infinity : k === "0" ? 1 : undefined }) })',
      { message: 'm' },
    ],
    [
      'errors with an evil length',
      'Object.assign(new AggregateError([], "m"), { errors: new Proxy([], { get: () => ({ valueOf() { throw 1 } }) }) })',
      { message: 'm' },
    ],
    [
      'a Proxy of traps',
      `new Proxy(new Error("m"), { get: ${trap}, ownKeys: ${trap}, getOwnPropertyDescriptor: ${trap} })`,
      { name: 'Error', message: '' },
    ],
    ['a Proxy without a prototype', `new Proxy({}, { getPrototypeOf: ${trap}, get: ${trap} })`, { isError: false }],
    [
      'a revoked Proxy',
      '(() => { const { proxy, revoke } = Proxy.revocable(new Error("x"), {}); revoke(); return proxy })()',
      { isError: false },
    ],
    [
      'a Proxy with prototypes without end',
      '(() => { const p = new Proxy({}, { getPrototypeOf: () => p }); return p })()',
      { isError: false },
    ],
  ]
  it.each(hostile)('survives %s', (_name, code, told) => {
    expect(thrownInGuest(code)).toMatchObject(told)
  })

  it('keeps a long chain of causes short', () => {
    let told = thrownInGuest(
      '(() => { let e; for (let i = 0; i < 50; i++) e = new Error("e" + i, { cause: e }); return e })()',
    )
    let depth = 0
    while (told.cause?.isError) [told, depth] = [told.cause, depth + 1]
    expect(depth).toBe(8)
  })

  it.each([10, 1_024, 2_000, 20_000])('stays within %i bytes', (maxBytes) => {
    const code = `Object.assign(new Error("\\u0001\\u4e2d".repeat(1e5)), { name: "N".repeat(1e5), data: "d".repeat(1e5), small: 1 })`
    const text = String(shared.evaluate(`guest.encodeError(${code}, ${maxBytes})`))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(Math.max(maxBytes, 1_024))
    expect(decodeError(text).message.startsWith('\u0001\u4e2d')).toBe(true)
  })

  it('leaves out the field that is too large and keeps the others', () => {
    const told = thrownInGuest('Object.assign(new Error("m"), { big: "d".repeat(9e5), small: 1 })')
    expect(told.data).toEqual({ small: 1 })
  })

  it('tells __proto__ as a field', () => {
    const told = thrownInGuest(
      'Object.defineProperty(new Error("m"), "__proto__", { value: { a: 1 }, enumerable: true })',
    )
    expect(Object.getOwnPropertyDescriptor(told.data, '__proto__')?.value).toEqual({ a: 1 })
  })
})

describe('encodeError() of the host', () => {
  const inGuest = (thrown: unknown, question: string): string =>
    shared.bind(`(text) => { const e = guest.decodeError(text); return String(${question}) }`)(
      encodeError(thrown, LIMIT),
    )

  it('makes a native error of the guest', () => {
    expect(inGuest(new TypeError('t'), 'e instanceof TypeError && e.message')).toBe('t')
    expect(inGuest(new TypeError('t'), 'Object.keys(e).length + Object.getOwnPropertyNames(e).join()')).toMatch(/^0/)
  })

  it('keeps a name that is not native, as an own hidden field', () => {
    class ToolError extends Error {
      override name = 'ToolError'
    }
    expect(inGuest(new ToolError('m'), 'e.name + " " + (e instanceof Error) + " " + e')).toBe(
      'ToolError true ToolError: m',
    )
    expect(inGuest(Object.assign(new Error('m'), { name: 'toString' }), 'e.name')).toBe('toString')
    expect(inGuest(new DOMException('gone', 'AbortError'), 'e.name + e.message')).toBe('AbortErrorgone')
  })

  it('carries own fields, cause and errors', () => {
    const thrown = Object.assign(new Error('m', { cause: new RangeError('why') }), { code: 'E', list: [Number.NaN] })
    expect(inGuest(thrown, 'e.code + e.list[0] + (e.cause instanceof RangeError) + Object.keys(e)')).toBe(
      'ENaNtruecode,list',
    )
    const many = new AggregateError([new TypeError('1'), 'two'], 'all')
    expect(inGuest(many, '(e instanceof AggregateError) + e.errors[0].message + e.errors[1]')).toBe('true1two')
  })

  it('never sends a stack of the host', () => {
    const thrown = new Error('m', { cause: new Error('c') })
    const text = encodeError(Object.assign(thrown, { inner: new Error('i') }), LIMIT)
    expect(text).not.toMatch(/codec\.test|node_modules|file:|at /)
    expect(toGuest({ error: thrown })).not.toMatch(/codec\.test|node_modules|file:|at /)
  })

  it('throws the value itself when the host threw no error', () => {
    expect(inGuest('text', 'e')).toBe('text')
    expect(inGuest(undefined, 'e')).toBe('undefined')
    expect(inGuest({ code: 1 }, 'e.code')).toBe('1')
    expect(inGuest(() => 1, 'e instanceof Error && e.message')).toBe('a value of type function')
  })

  it('survives whatever was thrown', () => {
    const throwing = (): never => {
      throw new Error('trap')
    }
    const trapped = new Proxy(new Error('m'), { get: throwing, ownKeys: throwing, has: throwing })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const own = new Error('own')
    own.cause = own
    for (const thrown of [
      trapped,
      proxy,
      own,
      Symbol('s'),
      Object.defineProperty(new Error('x'), 'f', { ...getter, get: throwing }),
    ]) {
      expect(() => JSON.parse(encodeError(thrown, LIMIT))).not.toThrow()
    }
    expect(Buffer.byteLength(encodeError(new Error('\u4e2d'.repeat(1e6)), 5_000))).toBeLessThanOrEqual(5_000)
  })
})

describe('decode() of a text that no codec wrote', () => {
  const corrupt: readonly string[] = [
    '',
    '=',
    '=1',
    '=[]',
    '=[1]',
    '={"0":1}',
    'undefined',
    '{"a":',
    '=[[0],"o"]',
    '=[[0],"o",[]]',
    '=[[0],"o",[1]]',
    '=[[0],"o",[[]]]',
    '=[[0],"a",[{}]]',
    '=[[1],"o",[{}]]',
    '=[[-1],"o",[{}]]',
    '=[[0.5],"o",[{}]]',
    '=[[1e9],"o",[{}]]',
    '=[["x"],"",[]]',
    '=[["b","zz"],"",[]]',
    '=[["b","0x1"],"",[]]',
    '=[["b"],"",[]]',
    '=[[],"",[]]',
    '=[{"a":1},"",[]]',
    '=[[0],"Z",[[]]]',
    '=[[0],"D",[["x"]]]',
    '=[[0],"R",[["(","",0]]]',
    '=[[0],"R",[["a","zz",0]]]',
    '=[[0],"R",[[1,"g",0]]]',
    '=[[0],"B",[["x"]]]',
    '=[[0],"V",[["Uint8Array",[0],0,1]]]',
    '=[[0],"VB",[["Function",[1],0,1],[1]]]',
    '=[[0],"VB",[["constructor",[1],0,1],[1]]]',
    '=[[0],"VB",[["__proto__",[1],0,1],[1]]]',
    '=[[0],"VB",[["Uint8Array",[1],0,99],[1]]]',
    '=[[0],"VB",[["Float64Array",[1],3,1],[1]]]',
    '=[[0],"VB",[["Uint8Array",1,0,1],[1]]]',
    '=[[0],"E",[[1,2]]]',
    '=[[0],"E",[["a","b",[0],[],[]]]]',
    '=[[0],"E",[["a","b",[9],[],[]]]]',
    '=[[0],"f",[{}]]',
    '=[[0],"M",[1]]',
    '=[[0],"S",[[["y"]]]]',
    '=[[0],"o",[{"a":{"b":1}}]]',
  ]
  it.each(corrupt)('throws a clean error for %s', (text) => {
    expect(() => decode(text)).toThrow(TransferError)
    expect(() => decode(text)).toThrow(/^Cannot read a value of the guest: /)
  })

  it.each(['', '1', '"x"', '[', '{"isError":true,"cause":3}', `{"cause":`.repeat(20) + '1' + '}'.repeat(20)])(
    'decodeError() never breaks on %s',
    (text) => {
      try {
        expect(decodeError(text)).toMatchObject({ name: expect.any(String), message: expect.any(String) })
      } catch (error) {
        expect(error).toBeInstanceOf(TransferError)
      }
    },
  )

  it('makes no accessor, prototype or foreign object', () => {
    const value = decode(
      '=[[0],"o",[{"__proto__":[0],"constructor":["u"],"get":1,"a":{"x":1}.x}]]'.replace('{"x":1}.x', '1'),
    )
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')).toMatchObject({ value, enumerable: true })
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })

  it('gives errors of the guest no stack of the host', () => {
    expect((fromGuest('new TypeError("t")') as Error).stack).toBe('TypeError: t')
  })
})
