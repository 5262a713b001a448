import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, type Limits, readLimits } from '../../../packages/executor/src/limits.ts'

const names = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]
const readOne = (name: string, value: unknown): Limits => readLimits({ [name]: value }, DEFAULT_LIMITS)

describe('readLimits()', () => {
  it('fills what is missing from the base, and freezes', () => {
    const limits = readLimits({ cpuMs: 5, wallMs: undefined }, DEFAULT_LIMITS)
    expect(limits).toEqual({ ...DEFAULT_LIMITS, cpuMs: 5 })
    expect(Object.isFrozen(limits)).toBe(true)
    expect(readLimits(undefined, DEFAULT_LIMITS)).toBe(DEFAULT_LIMITS)
  })

  it.each(names)('%s must be a positive number', (name) => {
    for (const value of ['5', null, true, 5n, {}, [], () => 5, Symbol('5')])
      expect(() => readOne(name, value)).toThrow(TypeError)
    for (const value of [0, -1, Number.NaN, -0, Number.NEGATIVE_INFINITY])
      expect(() => readOne(name, value)).toThrow(RangeError)
    expect(() => readOne(name, -1)).toThrow(name)
  })

  it.each(['memoryBytes', 'stackBytes'])('%s has a least and a greatest value', (name) => {
    const [least, greatest] = name === 'memoryBytes' ? [2 ** 24, 2 ** 31] : [2 ** 14, 2 ** 22]
    expect(readOne(name, least)).toMatchObject({ [name]: least })
    expect(readOne(name, greatest)).toMatchObject({ [name]: greatest })
    expect(() => readOne(name, least - 1)).toThrow(RangeError)
    expect(() => readOne(name, greatest + 1)).toThrow(RangeError)
  })

  it.each(['maxCalls', 'maxCallsInFlight', 'memoryBytes', 'stackBytes', 'sourceBytes'])(
    '%s must be a whole number',
    (name) => {
      expect(() => readOne(name, DEFAULT_LIMITS[name as keyof Limits] + 0.5)).toThrow(RangeError)
    },
  )

  it.each(['cpuMs', 'wallMs'])('%s may be Infinity', (name) => {
    expect(readOne(name, Number.POSITIVE_INFINITY)).toMatchObject({ [name]: Number.POSITIVE_INFINITY })
  })

  it('refuses unknown names with the known ones', () => {
    expect(() => readOne('cpu', 5)).toThrow(/there is no limit 'cpu'; there are cpuMs, wallMs/)
    for (const name of ['toString', 'constructor']) expect(() => readOne(name, 5)).toThrow(TypeError)
    expect(() => readLimits(JSON.parse('{"__proto__": 5}'), DEFAULT_LIMITS)).toThrow(TypeError)
  })

  it('refuses what is no object', () => {
    for (const limits of [null, 5, 'fast', true, [], () => {}]) {
      expect(() => readLimits(limits, DEFAULT_LIMITS)).toThrow(TypeError)
    }
  })
})
