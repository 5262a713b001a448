import { inspect } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { type GuestWeb, loadGuestWeb } from '../../support/guest-web.ts'

let guest: GuestWeb
beforeAll(async () => {
  guest = await loadGuestWeb()
})

describe('structuredClone()', () => {
  test.each([
    [`{ a: [1, 'x', null, undefined, 2n, -0, NaN], b: { c: true } }`],
    [`[1, , 3]`],
    [`new Map([[{ k: 1 }, new Set([1, [2]])]])`],
    [`[new Date(5), new Date(NaN), /a\\/b/gi]`],
    [`new Uint8Array([1, 2, 3])`],
    [`new Float64Array(new ArrayBuffer(32), 8, 2)`],
    [`[Object(1), Object('s'), Object(true), Object(3n)]`],
    [`new (class Point { x = 1; get y() { return 2 } })()`],
    [`{ get live() { return 7 }, hidden: Object.defineProperty({}, 'no', { value: 1 }) }`],
    [`(() => { const o = { name: 'o' }; o.self = o; o.list = [o]; return o })()`],
    [`(() => { const s = {}; const m = new Map([[s, s]]); return [s, s, m] })()`],
    [`Object.assign([1], { extra: 2 })`],
    [`Object.assign(Object.create(null), { a: 1 })`],
    [`JSON.parse('{ "__proto__": 1 }')`],
    [`'text'`],
    [`undefined`],
  ])('copies %s as Node does', (code) => {
    const value: unknown = new Function(`return (${code})`)()
    expect(guest.run(`return __inspect(structuredClone(${code}))`)).toBe(inspect(structuredClone(value), { depth: 4 }))
  })

  test('structuredClone() keeps the kind, message and cause of errors', () => {
    const code = `const e = structuredClone(Object.assign(new RangeError('far', { cause: [1] }), { own: 1 }))
      return [e instanceof RangeError, e.name, e.message, e.cause, 'own' in e, e.stack === undefined]`
    expect(guest.run(code)).toEqual([true, 'RangeError', 'far', [1], false, false])
  })

  test('structuredClone() copies deep structures without using the stack', () => {
    const code = `let o = null; for (let i = 0; i < 50000; i++) o = { o }
      let n = 0; for (let c = structuredClone(o); c; c = c.o) n++; return n`
    expect(guest.run(code)).toBe(50000)
  })

  test('structuredClone() makes new objects and one copy of a shared buffer', () => {
    const code = `const b = new ArrayBuffer(4); const v = [new Uint8Array(b), new Uint16Array(b)]; const c = structuredClone(v)
      return [c[0] !== v[0], c[0].buffer === c[1].buffer, c[0].buffer !== b]`
    expect(guest.run(code)).toEqual([true, true, true])
  })

  test.each([
    ['() => {}'],
    ['Symbol("s")'],
    ['[{ f() {} }]'],
    ['Promise.resolve()'],
    ['new WeakMap()'],
    ['new WeakSet()'],
    ['new WeakRef({})'],
    ['(function* () {})()'],
  ])('refuses %s with DataCloneError', (code) => {
    const check = `try { structuredClone(${code}) } catch (e) { return [e.name, e.code, e instanceof DOMException] }`
    expect(guest.run(check)).toEqual(['DataCloneError', 25, true])
  })

  test('structuredClone() copies a DataView with its place in the buffer', () => {
    const code = `const v = structuredClone(new DataView(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2))
      return [v.byteLength, v.byteOffset, v.buffer.byteLength, v.getUint8(0)]`
    expect(guest.run(code)).toEqual([2, 1, 4, 2])
  })

  test('structuredClone() accepts buffers to transfer and refuses other things', () => {
    expect(guest.run(`const b = new ArrayBuffer(3); return structuredClone(b, { transfer: [b] }).byteLength`)).toBe(3)
    expect(() => guest.run(`structuredClone(1, { transfer: [{}] })`)).toThrow('could not be transferred')
    expect(() => guest.run(`structuredClone()`)).toThrow('needs a value')
  })
})
