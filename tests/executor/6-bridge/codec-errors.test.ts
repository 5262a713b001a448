import { describe, expect, it } from 'vitest'
import { decodeError, encodeError } from '../../../packages/executor/src/6-bridge/codec.ts'
import { LIMIT, shared, toGuest } from '../../support/crossing.ts'

const getter = { enumerable: true, configurable: true }

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
