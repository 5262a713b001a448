import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../packages/executor/src/6-bridge/codec.ts'
import { askGuest, echo, fromGuest, onHost, refusalInGuest, toGuest } from '../../support/crossing.ts'
import { graphDifference } from '../../support/graph-difference.ts'

const ANOTHER_REALM =
  '[{ a: [1, , NaN] }, new Map([[1, new Date(5)]]), new Set([/x/g]), new Uint8Array([1]), new ArrayBuffer(1), new TypeError("t")]'

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
      'toJSON beside fields',
      {
        a: 1,
        toJSON() {
          return { b: 1 }
        },
      },
      { b: 1 },
    ],
    ['a getter', Object.defineProperty({}, 'a', { ...getter, get: () => 5 }), { a: 5 }],
    ['a Proxy of an object', new Proxy({ a: 1 }, {}), { a: 1 }],
    ['a frozen object', Object.freeze({ a: 1 }), { a: 1 }],
    ['arguments', onHost('(function () { return arguments })(1, 2)'), { 0: 1, 1: 2 }],
    ['values of another realm', runInNewContext(ANOTHER_REALM), onHost(ANOTHER_REALM)],
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
})
