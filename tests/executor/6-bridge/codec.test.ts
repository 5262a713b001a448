import { describe, expect, it } from 'vitest'
import { decode, decodeError, TransferError } from '../../../packages/executor/src/6-bridge/codec.ts'
import { carriedValues } from '../../support/carried-values.ts'
import { askGuest, echo, encodeInGuest, fromGuest, onHost, toGuest } from '../../support/crossing.ts'
import { graphDifference } from '../../support/graph-difference.ts'

describe('encode() and decode()', () => {
  it.each(carriedValues)('carry %s from guest to host', (_name, expression) => {
    expect(graphDifference(onHost(expression), fromGuest(expression))).toBeUndefined()
  })

  it.each(carriedValues)('carry %s from host to guest and back', (_name, expression) => {
    const value = onHost(expression)
    expect(graphDifference(value, decode(echo(toGuest(value))))).toBeUndefined()
  })

  it.each(carriedValues)('write %s the same way on both sides', (_name, expression) => {
    expect(encodeInGuest(expression)).toBe(toGuest(onHost(expression)))
  })

  it.each(carriedValues)('write %s without NUL or lone surrogates', (_name, expression) => {
    const text = toGuest(onHost(expression))
    expect(text.includes('\0')).toBe(false)
    expect(text).toBe(Buffer.from(text).toString())
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
    expect(askGuest(onHost('[, 1]'), '0 in v')).toBe('false')
    expect(askGuest(new Uint16Array([7]), 'v instanceof Uint16Array && v[0]')).toBe('7')
    const both = { n: Number.NaN }
    expect(askGuest([both, both], 'v[0] === v[1]')).toBe('true')
    expect(askGuest({ ['__proto__']: { x: 1 }, n: undefined }, 'Object.hasOwn(v, "__proto__") && v.x')).toBe(
      'undefined',
    )
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

  it.each(['', '1', '"x"', '[', '{"isError":true,"cause":3}', `${'{"cause":'.repeat(20)}1${'}'.repeat(20)}`])(
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
