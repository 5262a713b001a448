import { expect, it } from 'vitest'
import { columnsOf, cutToColumns, wrap } from '../../../packages/agent/src/transcript/wrap.ts'

it('columnsOf() counts two columns for wide characters and pictures, and none for marks', () => {
  expect(['abc', '日本', 'é', 'e\u0301', '👩‍👩‍👧', '✗→·'].map(columnsOf)).toEqual([3, 4, 1, 1, 2, 3])
})

it('wrap() breaks at spaces, within long words where it must, and keeps indents and empty lines', () => {
  expect(wrap('one two three\n\n  four', 8)).toEqual(['one two', 'three', '', '  four'])
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  expect(wrap('a bcdefghij', 6)).toEqual(['a bcde', 'fghij'])
  expect(wrap('日本語', 4)).toEqual(['日本', '語'])
  expect(wrap('👩‍👩‍👧x', 1)).toEqual(['👩‍👩‍👧', 'x'])
})

it('wrap() takes a long line without spaces in its stride', () => {
  expect(wrap('a'.repeat(1_000_000), 100)).toHaveLength(10_000)
  expect(wrap('é'.repeat(100_000), 100)).toHaveLength(1_000)
})

it('cutToColumns() ends a text that is too long with an ellipsis', () => {
  expect([cutToColumns('abcd', 4), cutToColumns('abcde', 4), cutToColumns('日本語', 4)]).toEqual([
    'abcd',
    'abc…',
    '日…',
  ])
})
