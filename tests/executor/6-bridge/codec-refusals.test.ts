import { describe, expect, it } from 'vitest'
import { decode } from '../../../packages/executor/src/6-bridge/codec.ts'
import { echo, onHost, refusal, refusalInGuest, toGuest } from '../../support/crossing.ts'
import { graphDifference } from '../../support/graph-difference.ts'

const getter = { enumerable: true, configurable: true }

function detached(): ArrayBuffer {
  const buffer = new ArrayBuffer(8)
  structuredClone(buffer, { transfer: [buffer] })
  return buffer
}

describe('encode()', () => {
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
    ['a detached buffer', detached(), 'value.a cannot be read: Cannot perform Construct on a detached ArrayBuffer'],
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
