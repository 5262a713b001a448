import { expect, test } from 'vitest'
import { findFirstChunk, freeRanges } from '../../../packages/executor/src/5-run/free-chunks.ts'

const PREVIOUS_IN_USE = 1
const IN_USE = 2

/** Words of a heap whose chunks lie one behind the other from `first`, and the place behind the last. */
function heapOf(first: number, chunks: readonly (readonly [words: number, flags: number])[], room = 200) {
  const words = new Int32Array(room)
  let place = first
  for (const [size, flags] of chunks) {
    words[place + 1] = (size * 4) | flags
    place += size
  }
  return { words, top: place }
}

test('freeRanges() gives the insides of free chunks behind their bookkeeping, ascending', () => {
  const { words, top } = heapOf(10, [
    [6, IN_USE | PREVIOUS_IN_USE],
    [20, PREVIOUS_IN_USE],
    [4, IN_USE],
    [40, PREVIOUS_IN_USE],
    [12, IN_USE],
  ])
  expect(top).toBe(92)
  expect(freeRanges(words, 10, top)).toEqual([24, 36, 48, 80])
})

test('freeRanges() passes over free chunks that are bookkeeping alone', () => {
  const { words, top } = heapOf(0, [
    [8, PREVIOUS_IN_USE],
    [10, PREVIOUS_IN_USE],
    [4, PREVIOUS_IN_USE],
  ])
  expect(freeRanges(words, 0, top)).toEqual([16, 18])
})

test('freeRanges() gives no range for an empty heap and for one that is all in use', () => {
  expect(freeRanges(new Int32Array(8), 4, 4)).toEqual([])
  const { words, top } = heapOf(2, [
    [30, IN_USE],
    [30, IN_USE | PREVIOUS_IN_USE],
  ])
  expect(freeRanges(words, 2, top)).toEqual([])
})

test('freeRanges() does not take the flags for a part of the size', () => {
  const { words, top } = heapOf(0, [
    [10, 4 | PREVIOUS_IN_USE],
    [10, 4 | IN_USE | PREVIOUS_IN_USE],
  ])
  expect(freeRanges(words, 0, top)).toEqual([8, 10])
})

test.each([
  [
    'a chunk of no size',
    [
      [10, IN_USE],
      [0, IN_USE],
    ],
    20,
  ],
  [
    'a chunk smaller than the least one',
    [
      [10, IN_USE],
      [2, IN_USE],
      [10, 0],
    ],
    22,
  ],
  [
    'a chunk that reaches past the top',
    [
      [10, IN_USE],
      [20, 0],
    ],
    28,
  ],
  [
    'chunks that end before the top',
    [
      [10, IN_USE],
      [20, 0],
    ],
    32,
  ],
] as const)('freeRanges() gives undefined for %s', (_what, chunks, top) => {
  expect(freeRanges(heapOf(0, chunks).words, 0, top)).toBeUndefined()
})

test('freeRanges() gives undefined for a size with the sign bit', () => {
  const { words } = heapOf(0, [[10, IN_USE]])
  words[11] = -8
  expect(freeRanges(words, 0, 100)).toBeUndefined()
})

test('freeRanges() gives undefined for chunks that lead out of the memory', () => {
  const { words } = heapOf(0, [[300, 0]])
  expect(freeRanges(words, 0, 400)).toBeUndefined()
})

test.each([-2, 0, 5, 63])('findFirstChunk() finds chunks that begin %i words after the start of the heap', (offset) => {
  const { words, top } = heapOf(20 + offset, [
    [10, IN_USE],
    [70, 0],
    [12, IN_USE],
  ])
  expect(findFirstChunk(words, 20, top)).toBe(20 + offset)
})

test('findFirstChunk() gives undefined when no place leads to the top', () => {
  expect(findFirstChunk(new Int32Array(200), 20, 150)).toBeUndefined()
  const { words, top } = heapOf(20 + 64, [[80, IN_USE]])
  expect(findFirstChunk(words, 20, top)).toBeUndefined()
})
