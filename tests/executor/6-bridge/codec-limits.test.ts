import { describe, expect, it } from 'vitest'
import { carriedValues } from '../../support/carried-values.ts'
import { CODEC, encodeInGuest, onHost, refusal, refusalInGuest, toGuest } from '../../support/crossing.ts'
import { loadGuestModule } from '../../support/guest-module.ts'

describe('maxBytes', () => {
  const sized: readonly [name: string, expression: string][] = [
    ...carriedValues,
    ['CJK', '["\\u4e2d\\u6587".repeat(50)]'],
    ['pairs of surrogates', '["\\ud83d\\ude00".repeat(50)]'],
    ['Latin', '["\\u00e9".repeat(50)]'],
    ['control characters', '["\\u0001".repeat(50)]'],
    ['wide objects', 'Object.fromEntries(Array.from({ length: 60 }, (_, i) => ["k" + i, i % 2 ? i : "s" + i]))'],
    ['rows', 'Array.from({ length: 30 }, (_, i) => ({ id: i, tags: ["a", null, true], sub: { i } }))'],
    ['a matrix', 'Array.from({ length: 20 }, () => Array(20).fill(1))'],
  ]
  it.each(sized)('lets %s through at its exact size and refuses it one byte below', (_name, expression) => {
    const bytes = Buffer.byteLength(encodeInGuest(expression))
    expect(encodeInGuest(expression, bytes)).toBe(encodeInGuest(expression))
    expect(refusalInGuest(expression, bytes - 1)).toMatch(/^too-large cannot cross: value takes \d+ bytes or more/)
    const value = onHost(expression)
    expect(toGuest(value, bytes)).toBe(toGuest(value))
    const { code, path, message } = refusal(value, bytes - 1)
    expect({ code, path }).toEqual({ code: 'too-large', path: 'value' })
    expect(message).toMatch(/^Cannot transfer the answer of search: it takes \d+ bytes or more, over the limit of \d+$/)
  })

  const huge: readonly [name: string, expression: string, maxBytes?: number][] = [
    ['a string', '"x".repeat(3e7)'],
    ['a string in a Map', 'new Map([["k", "x".repeat(3e7)]])'],
    ['a key', '({ ["x".repeat(3e7)]: 1 })'],
    ['a long array', 'new Array(4e9)'],
    ['a buffer', 'new ArrayBuffer(3e7)'],
    ['views', 'new Uint8Array(3e7)'],
    ['a BigInt', '2n ** 999999n', 1e5],
    ['many strings that are one', '(() => { const s = "x".repeat(1e6); return Array(1e5).fill(s) })()'],
    ['a pattern', 'new RegExp("x".repeat(3e6))'],
    ['an error', 'new Error("x".repeat(3e7))'],
  ]
  it.each(huge)('refuses %s that is far too large before it is copied', (_name, expression, maxBytes = 1e6) => {
    const guest = loadGuestModule(CODEC)
    const before = Date.now()
    const code = guest.evaluate(`(() => { const value = ${expression}
      const start = Date.now()
      try { guest.encode(value, ${maxBytes}); return 'crossed' }
      catch (error) { return guest.transferFailure(error)?.code + (Date.now() - start < 500 ? '' : ' slowly') } })()`)
    expect(code).toBe('too-large')
    expect(Date.now() - before).toBeLessThan(20_000)
  })
})
