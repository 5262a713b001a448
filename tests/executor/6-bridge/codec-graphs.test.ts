import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from '../../../packages/executor/src/6-bridge/codec.ts'
import { graphDifference } from '../../support/graph-difference.ts'
import { loadGuestModule } from '../../support/guest-module.ts'

const LIMIT = 10_000_000
const guest = loadGuestModule('packages/executor/src/guest/codec.js')
const echo = guest.bind(`(text) => guest.encode(guest.decode(text), ${LIMIT})`)
const echoWithin = guest.bind('(text, limit) => guest.encode(guest.decode(text), +limit)')
const write = (value: unknown, maxBytes = LIMIT): string => encode(value, { maxBytes, what: 'the value' })

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('\0', '\ud800', '\udc00x', '__proto__', '='),
)
const primitive = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.constantFrom(Number.NaN, -0, Infinity, -Infinity, null, undefined, true, false),
  fc.bigInt(),
)
const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'length', '0', '17', 'cause', 'then'))

/** Leaves that are objects. */
const leaf = fc.oneof(
  fc.date({ noInvalidDate: false }),
  fc
    .constantFrom('a', '\\/', '[\\]]', '(?<n>x)')
    .chain((source) =>
      fc
        .record({ flags: fc.constantFrom('', 'g', 'iy', 'su', 'dv'), at: fc.nat(9) })
        .map(({ flags, at }) => Object.assign(new RegExp(source, flags), { lastIndex: at })),
    ),
  fc.uint8Array({ maxLength: 20 }),
  fc.float64Array({ maxLength: 5 }),
  fc.bigInt64Array({ maxLength: 5 }),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => new Uint8Array(bytes).buffer),
  fc.uint8Array({ minLength: 16, maxLength: 24 }).map((bytes) => new DataView(new Uint8Array(bytes).buffer)),
)

type Kind = 'object' | 'array' | 'map' | 'set' | 'error' | 'aggregate'
const kind = fc.constantFrom<Kind>('object', 'object', 'array', 'array', 'map', 'set', 'error', 'aggregate')
/** A reference is a number modulo the number of nodes, so any list of them makes a graph, with cycles and sharing. */
const slot = fc.oneof(
  { weight: 3, arbitrary: fc.record({ value: primitive }) },
  { weight: 1, arbitrary: fc.record({ value: leaf }) },
  { weight: 3, arbitrary: fc.record({ node: fc.nat(1_000) }) },
  { weight: 1, arbitrary: fc.constant({ hole: true as const }) },
)
type Slot = { readonly value: unknown } | { readonly node: number } | { readonly hole: true }
const nodes = fc.array(fc.record({ kind, slots: fc.array(fc.tuple(key, slot), { maxLength: 6 }) }), {
  minLength: 1,
  maxLength: 25,
})

const makers: Record<Kind, () => object> = {
  object: () => ({}),
  array: () => [],
  map: () => new Map(),
  set: () => new Set(),
  error: () => new RangeError('message'),
  aggregate: () => new AggregateError([], 'many'),
}

function graphOf(specification: readonly { readonly kind: Kind; readonly slots: readonly [string, Slot][] }[]): object {
  const made = specification.map((each) => makers[each.kind]())
  const valueFrom = (from: Slot): unknown =>
    'value' in from ? from.value : 'node' in from ? made[from.node % made.length] : 0
  specification.forEach(({ slots }, at) => {
    for (const [name, from] of slots) put(made[at]!, name, valueFrom(from), 'hole' in from)
  })
  return made[0]!
}

function put(target: object, name: string, value: unknown, isHole: boolean): void {
  if (Array.isArray(target)) {
    if (isHole) target.length++
    else target.push(value)
  } else if (target instanceof Map) target.set(name.length % 2 ? value : name, value)
  else if (target instanceof Set) target.add(value)
  else if (name === 'cause' && target instanceof Error) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true })
  } else if (target instanceof AggregateError && name.length % 2) target.errors.push(value)
  else if (!(target instanceof Error) || !['length', 'cause'].includes(name)) {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
  }
}

describe('encode() and decode()', () => {
  it('carry any graph to the guest and back', () => {
    fc.assert(
      fc.property(nodes, (specification) => {
        const value = graphOf(specification)
        const sent = write(value)
        const back = decode(echo(sent))
        expect(graphDifference(value, back)).toBeUndefined()
        expect(write(back)).toBe(sent)
      }),
      { numRuns: 500 },
    )
  })

  it('carry any plain value as plain JSON, to the letter', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(write(plain)).toBe(JSON.stringify(plain))
        expect(echo(write(plain))).toBe(JSON.stringify(plain))
        expect(isDeepStrictEqual(decode(echo(write(plain))), plain)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('never refuse a value at its exact size, nor let it through below', () => {
    fc.assert(
      fc.property(nodes, (specification) => {
        const value = graphOf(specification)
        const bytes = Buffer.byteLength(write(value))
        expect(write(value, bytes)).toBe(write(value))
        expect(() => write(value, bytes - 1)).toThrow(/over the limit/)
        // The guest may number the containers differently.
        const own = echo(write(value))
        const ownBytes = Buffer.byteLength(own)
        expect(echoWithin(write(value), String(ownBytes))).toBe(own)
        expect(() => echoWithin(write(value), String(ownBytes - 1))).toThrow(/over the limit/)
      }),
      { numRuns: 200 },
    )
  })

  it('never break on a text that was changed on the way', () => {
    fc.assert(
      fc.property(nodes, fc.nat(), fc.nat(), fc.string({ maxLength: 3 }), (specification, from, length, inserted) => {
        const sent = write(graphOf(specification))
        const at = from % sent.length
        const changed = sent.slice(0, at) + inserted + sent.slice(at + (length % 4))
        try {
          const value = decode(changed)
          if (typeof value === 'object' && value !== null) expect(JSON.stringify(Object.keys(value))).toBeDefined()
        } catch (error) {
          expect(error).toMatchObject({ name: 'TransferError', code: 'not-transferable' })
        }
      }),
      { numRuns: 500 },
    )
  })
})
