import { expect, it } from 'vitest'
import { writeCount, writeDuration, writeTokens } from '../../../packages/agent/src/transcript/write-numbers.ts'

it.each([
  [0.4, '0 ms'],
  [999.4, '999 ms'],
  [999.9, '1.0 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min 0 s'],
  [119_600, '2 min 0 s'],
  [3_725_000, '1 h 2 min'],
])('writeDuration() writes %d ms as %s', (durationMs, text) => expect(writeDuration(durationMs)).toBe(text))

it('writeCount() and writeTokens() keep thousands apart and say what is reckoned', () => {
  expect([writeCount(1, 'step'), writeCount(1200, 'step')]).toEqual(['1 step', '1,200 steps'])
  const usage = { inputTokens: 1200, outputTokens: 5, cachedTokens: 0, reasoningTokens: 0 }
  expect(writeTokens({ ...usage, isEstimated: true })).toBe('~1,200 → 5 tokens')
})
