import { formatWithOptions } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { type GuestWeb, loadGuestWeb } from '../../support/guest-web.ts'
import { INSPECT_VALUES } from '../../support/inspect-values.ts'

let guest: GuestWeb
beforeAll(async () => {
  guest = await loadGuestWeb()
})

const format = (code: string): unknown => guest.run(`return __format([${code}])`)

describe('format()', () => {
  test.each(INSPECT_VALUES)('prints what Node prints for %s', (code) => {
    const values = new Function(`return [${code}]`)() as unknown[]
    expect(format(code)).toBe(formatWithOptions({ depth: 4 }, ...values))
  })

  test.each([
    [`new Error('boom')`, 'Error: boom'],
    [`new TypeError('')`, 'TypeError'],
    [`[new Error('boom')]`, '[ Error: boom ]'],
    [`Object.assign(new Error('boom'), { code: 'E1', at: 3 })`, "Error: boom { code: 'E1', at: 3 }"],
    [`new Error('outer', { cause: new TypeError('inner') })`, 'Error: outer { [cause]: TypeError: inner }'],
    [`new AggregateError([new Error('a'), 1], 'many')`, 'AggregateError: many { [errors]: [ Error: a, 1 ] }'],
    [`new (class ValidationError extends Error {})('bad')`, 'ValidationError: bad'],
    [`Object.assign(new Error('m'), { name: 'Custom' })`, 'Custom: m'],
    [`new Error('line one\\nline two'), 1`, 'Error: line one\nline two 1'],
    [`new DOMException('gone', 'AbortError')`, 'AbortError: gone'],
    [`(() => { const e = new Error('me'); e.self = e; return e })()`, '<ref *1> Error: me { self: [Circular *1] }'],
    [`'%s', new Error('boom')`, 'Error: boom'],
    ['Promise.resolve(1)', 'Promise {}'],
    ['__mark(async function search() {})', '[Function: search]'],
    ['__mark(async function* pages() {})', '[GeneratorFunction: pages]'],
    ['Object.create(URL.prototype)', 'URL {}'],
    ["{ [Symbol('s')]: 2 }", '{ [Symbol(s)]: 2 }'],
    ['new Uint8Array([1, 255]).buffer', 'ArrayBuffer { [Uint8Contents]: <01 ff>, byteLength: 2 }'],
    [
      'new DataView(new ArrayBuffer(3), 1)',
      'DataView {\n  byteLength: 2,\n  byteOffset: 1,\n  buffer: ArrayBuffer { [Uint8Contents]: <00 00 00>, byteLength: 3 }\n}',
    ],
    [`(function () { return arguments })(1, 'a')`, "[Arguments] [ 1, 'a' ]"],
  ])('prints %s without stack or guesses', (code, text) => {
    expect(format(code)).toBe(text)
  })

  test.each([
    [`{ get boom() { throw new Error('ran') } }`, '{ boom: [Getter] }'],
    [`{ toString() { throw 1 }, [Symbol.toPrimitive]() { throw 2 } }`, undefined],
    [`'%s %d', { toString() { throw 1 } }, { valueOf() { throw 2 } }`, undefined],
    [`'%j', { toJSON() { throw 1 } }`, undefined],
    [`new Proxy({}, { ownKeys() { throw 1 }, getPrototypeOf() { throw 2 } })`, '[value that cannot be shown]'],
    [`new Proxy([1, 2], {})`, '[ 1, 2 ]'],
    [`(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()`, undefined],
    [`{ get [Symbol.toStringTag]() { throw 1 } }`, undefined],
    [`Object.defineProperty(new Error('x'), 'message', { get() { throw 1 } })`, 'Error'],
    [`Object.create(Map.prototype)`, 'Map {}'],
    [`Object.defineProperty(new Map([[1, 2]]), 'size', { get() { throw 1 } })`, 'Map(1) { 1 => 2 }'],
  ])('never throws out of a hostile value: %s', (code, text) => {
    const printed = format(code)
    expect(typeof printed).toBe('string')
    if (text !== undefined) expect(printed).toBe(text)
  })
})

describe('inspect() bounds', () => {
  test.each([
    [`new Array(1e7).fill(0)`],
    [`Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => ['key' + i, i]))`],
    [`new Map(Array.from({ length: 100_000 }, (_, i) => [i, i]))`],
    [`new Uint8Array(1e7)`],
    [`'x'.repeat(1e6)`],
    [`Array.from({ length: 90 }, () => Array.from({ length: 90 }, () => 'y'.repeat(9000)))`],
    [`'%s', 'z'.repeat(1e6)`],
    [`'%j', new Array(1e6).fill(1)`],
    [`...Array.from({ length: 5000 }, () => 'w'.repeat(100))`],
    [`(() => { let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; return o })()`],
    [`(() => { const o = {}; for (let i = 0; i < 2e4; i++) o['k' + i] = 'v'.repeat(50); return [o, o, o] })()`],
    [`new Array(1e9)`],
  ])('keeps text and time small for %s', (code) => {
    const start = performance.now()
    const length = guest.run(`return __format([${code}]).length`) as number
    expect(length).toBeLessThan(80_000)
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test('inspect() says how much of a long text is missing', () => {
    expect(guest.run(`return __format(['x'.repeat(70000)]).slice(65530)`)).toBe('xxxxxx... 4464 more characters')
  })
})
