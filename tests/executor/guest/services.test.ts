import { describe, expect, test } from 'vitest'
import { answerService } from '../../../packages/executor/src/6-bridge/services.ts'

const session = { randomBytes: (length: number) => new Uint8Array(length).fill(7), nowMs: () => 0 }
const answer = (name: string, argument?: unknown): unknown => answerService(name, argument, session)

describe('answerService()', () => {
  test('answerService() formats with plain data', () => {
    expect(answer('intl.number.format', { locales: ['de'], options: {}, input: [1234.5] })).toBe('1.234,5')
    expect(answer('intl.number.format', { locales: ['en'], input: [{ bigint: '1234' }] })).toBe('1,234')
    expect(answer('intl.number.format', { locales: ['en'], input: [{ number: '-0' }] })).toBe('-0')
    expect(answer('now', null)).toBe(0)
    expect(answer('random', { length: 3 })).toEqual([7, 7, 7])
    expect(answer('url.parse', { url: 'nope' })).toBe(null)
  })

  test.each([
    ['unknown', {}],
    ['intl', {}],
    ['intl.number', {}],
    ['intl.nothing.format', {}],
    ['intl.constructor.format', {}],
    ['intl.__proto__.format', {}],
    ['intl.number.constructor', { input: [1] }],
    ['intl.number.__defineGetter__', { input: [1] }],
    ['intl.number.format', null],
    ['intl.number.format', 'text'],
    ['intl.number.format', { locales: 'en' }],
    ['intl.number.format', { locales: [{}] }],
    ['intl.number.format', { options: { style: {} } }],
    ['intl.number.format', { options: [] }],
    ['intl.number.format', { input: [null] }],
    ['intl.list.format', { input: [[{}]] }],
    ['intl.text.constructor', { input: ['a'] }],
    ['intl.locales.nothing', {}],
    ['url.nothing', {}],
    ['url.parse', {}],
    ['url.set', { href: 'https://a.b', name: 'origin', value: '' }],
    ['url.set', { href: 'https://a.b', name: '__proto__', value: '' }],
    ['url.set', { href: 'https://a.b', name: 'port' }],
  ])('answerService(%j, %j) is a TypeError', (name, argument) => {
    expect(() => answer(name, argument)).toThrow(TypeError)
  })

  test.each([[{ length: -1 }], [{ length: 65_537 }], [{ length: 1.5 }], [{ length: '3' }], [{}], [undefined]])(
    'answerService() draws no random bytes for %j',
    (argument) => {
      expect(() => answer('random', argument)).toThrow(RangeError)
    },
  )

  test('answerService() bounds what one question may cost', () => {
    expect(() => answer('intl.number.format', { input: [{ bigint: '9'.repeat(10_001) }] })).toThrow(RangeError)
    expect(answer('intl.number.format', { locales: ['en'], input: [{ bigint: '9'.repeat(10_000) }] })).toContain('999')
    expect(() => answer('intl.segmenter.segment', { input: ['x'.repeat(100_001)] })).toThrow(RangeError)
    for (let i = 0; i < 500; i++)
      answer('intl.number.format', { options: { minimumIntegerDigits: 1 + (i % 20) }, input: [i] })
  })

  test('answerService() does not mistake a key named __proto__ for a prototype', () => {
    const argument: unknown = JSON.parse('{"locales":["en"],"options":{"__proto__":1},"input":[1]}')
    expect(answer('intl.number.format', argument)).toBe('1')
    expect(Object.hasOwn(Object.prototype, 'locales')).toBe(false)
  })
})
