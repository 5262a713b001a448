import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 500 } })
const HOSTILE = `JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "toString": 5}')`
const isClean = (): boolean => !('polluted' in {}) && typeof {}.toString === 'function'

/** Own `__proto__`, and the ordinary prototype. */
function expectOwnKey(value: unknown): void {
  expect(Object.hasOwn(value as object, '__proto__')).toBe(true)
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect((value as { polluted?: unknown }).polluted).toBeUndefined()
  expect(isClean()).toBe(true)
}

describe('prototype pollution through crossings', () => {
  it('__proto__ stays an own key of results, arguments, fields of errors, globals and answers', async () => {
    expectOwnKey(valueOf(await shared.run(HOSTILE)))
    let argument: unknown
    const hostFunctions = {
      send: async (x: unknown) => {
        argument = x
        return x
      },
    }
    expectOwnKey(valueOf(await shared.run(`send(${HOSTILE})`, { hostFunctions })))
    expectOwnKey(argument)
    const { error } = failureOf(await shared.run(`throw Object.assign(new Error('x'), { field: ${HOSTILE} })`))
    expectOwnKey(error.data?.['field'])
    const globals = { data: JSON.parse('{"__proto__": {"polluted": 1}}') }
    expect(
      valueOf(await shared.run('[Object.hasOwn(data, "__proto__"), data.polluted, ({}).polluted]', { globals })),
    ).toEqual([true, undefined, undefined])
  })

  it('an error with own __proto__ and constructor pollutes nothing', async () => {
    const code = `const e = new Error('x'); Object.defineProperty(e, '__proto__', { value: { polluted: 1 }, enumerable: true }); e.constructor = { prototype: { polluted: 1 } }; throw e`
    const { error } = failureOf(await shared.run(code))
    expect(error).toMatchObject({ code: 'guest', message: 'x' })
    expect((error as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(error)).toBe(Object.prototype)
    expect((error.data as { polluted?: unknown }).polluted).toBeUndefined()
    expect(isClean()).toBe(true)
  })

  it('a thrown plain object with __proto__ pollutes nothing', async () => {
    const { error } = failureOf(await shared.run(`throw ${HOSTILE}`))
    expectOwnKey(error.data?.['value'])
  })

  it('Maps, cycles and shared objects keep __proto__ as an own key', async () => {
    const value = valueOf(
      await shared.run(`const o = ${HOSTILE}; o.self = o; new Map([['__proto__', o], [o, '__proto__']])`),
    ) as Map<unknown, unknown>
    expectOwnKey(value.get('__proto__'))
  })

  it('a host error with hostile fields arrives as data', async () => {
    const thrown = Object.assign(
      new Error('x'),
      JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 5, "cause2": {"__proto__": 1}}'),
    )
    const hostFunctions = {
      fail: async () => {
        throw thrown
      },
    }
    const code = `try { fail() } catch (e) { [e instanceof Error, e.polluted, ({}).polluted, e.message] }`
    expect(valueOf(await shared.run(code, { hostFunctions }))).toEqual([true, undefined, undefined, 'x'])
  })

  it('names of host functions and globals set nothing on prototypes', async () => {
    const session = shared.session({
      hostFunctions: { constructor: () => 1, valueOf: () => 2, hasOwnProperty: () => 3 },
    })
    expect(
      valueOf(
        await session.run(
          '[constructor(), valueOf(), hasOwnProperty(), typeof ({}).constructor, typeof Object.prototype.valueOf]',
        ),
      ),
    ).toEqual([1, 2, 3, 'function', 'function'])
  })
})
