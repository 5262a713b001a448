import { describe, expect, it } from 'vitest'
import { encodeError } from '../../../packages/executor/src/6-bridge/codec.ts'
import { CODEC, shared } from '../../support/crossing.ts'
import { type GuestModule, loadGuestModule } from '../../support/guest-module.ts'

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
