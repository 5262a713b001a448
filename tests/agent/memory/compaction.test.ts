import { expect, it } from 'vitest'
import { readCompaction } from '../../../packages/agent/src/memory/compaction.ts'

it('readCompaction() fills in four steps to keep and a count of a quarter of the characters', () => {
  const compaction = readCompaction({ maxTokens: 10 })
  expect(compaction).toMatchObject({ maxTokens: 10, keepSteps: 4 })
  expect([compaction.countTokens(''), compaction.countTokens('12345')]).toEqual([0, 2])
  expect(Object.isFrozen(compaction)).toBe(true)
  expect(readCompaction(compaction)).toEqual(compaction)
})

it.each([
  [undefined, TypeError, 'Cannot compact a memory: the options must be an object with maxTokens'],
  [{}, TypeError, 'Cannot take undefined as maxTokens: it must be a number'],
  [{ maxTokens: '9' }, TypeError, 'Cannot take 9 as maxTokens: it must be a number'],
  [{ maxTokens: 0 }, RangeError, 'Cannot take 0 as maxTokens: it must be a whole number from 1'],
  [{ maxTokens: 1.5 }, RangeError, 'Cannot take 1.5 as maxTokens: it must be a whole number from 1'],
  [{ maxTokens: Number.NaN }, RangeError, 'Cannot take NaN as maxTokens: it must be a whole number from 1'],
  [{ maxTokens: 1, keepSteps: 0 }, RangeError, 'Cannot take 0 as keepSteps: it must be a whole number from 1'],
  [
    { maxTokens: 1, countTokens: 4 },
    TypeError,
    'Cannot take 4 as countTokens: it must be a function from a text to a number',
  ],
  [
    { maxTokens: 1, keepStep: 2 },
    TypeError,
    'Cannot compact a memory: no option is called keepStep, but maxTokens, keepSteps, countTokens are',
  ],
])('readCompaction() refuses %o', (options, kind, message) => {
  expect(() => readCompaction(options as never)).toThrow(new kind(message))
})
