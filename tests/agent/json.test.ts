import { expect, it } from 'vitest'
import { toJson } from '../../packages/agent/src/json.ts'

const circle: { self?: unknown; list: unknown[] } = { list: [] }
circle.self = circle
circle.list.push(circle)
const shared = { a: 1 }

it.each([
  [undefined, null],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [10n, '10'],
  [Symbol('s'), 'Symbol(s)'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Date(Number.NaN), 'Invalid Date'],
  [/a/g, '/a/g'],
  [new Set([1, undefined]), [1, null]],
  [new Map([['a', new Map()]]), [['a', []]]],
  [Object.assign(new TypeError('no'), { status: 4 }), { name: 'TypeError', message: 'no', status: 4 }],
  [Uint8Array.of(1, 2), [1, 2]],
  [BigInt64Array.of(1n), ['1']],
  [Uint8Array.of(1, 2).buffer, [1, 2]],
  [new DataView(Uint8Array.of(1, 2).buffer, 1), [2]],
  [{ a: undefined, b: () => 1, c: null }, { c: null }],
  [
    [undefined, Array(2), () => 1],
    [null, [null, null], '[function ]'],
  ],
  [circle, { self: '[circular]', list: ['[circular]'] }],
  [
    [shared, shared],
    [{ a: 1 }, { a: 1 }],
  ],
  [{ toJSON: () => 'not me', a: 1 }, { a: 1 }],
])('toJson() writes %s as %j', (value, json) => {
  expect(toJson(value)).toEqual(json)
})

it('toJson() keeps __proto__ an ordinary key', () => {
  const json = toJson(JSON.parse('{"__proto__": {"a": 1}}'))
  expect(Object.keys(json as object)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(json)).toBe(Object.prototype)
})

it('toJson() survives values that nest without end', () => {
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level++) deep = [deep]
  expect(JSON.stringify(toJson(deep))).toContain('[too deep]')
})

it('toJson() ends with lists that hold the same list twice, forty deep', () => {
  const shared = Array.from({ length: 40 }).reduce<unknown[]>((inner) => [inner, inner], [1])
  const text = JSON.stringify(toJson(shared))
  expect(text).toContain('"[repeated]"')
  expect(text.length).toBeLessThan(2_000_000)
  const rows = Array(1000).fill(Array(50).fill(1))
  expect(toJson(rows)).toEqual(rows)
})
