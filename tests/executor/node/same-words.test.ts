import { expect, test } from 'vitest'
import { sameWords as portable } from '../../../packages/executor/src/5-run/same-words.ts'
import { sameWords } from '../../../packages/executor/src/node/same-words.ts'
import { randomState } from '../../../packages/executor/src/random.ts'

const LENGTH = 300

/** The same by a plain loop. */
function loop(left: Int32Array, right: Int32Array, start: number, otherStart: number, count: number): boolean {
  for (let index = 0; index < count; index++) if (left[start + index] !== right[otherStart + index]) return false
  return true
}

/** Whole numbers from 0 to below `end`, by a counter. */
function below(counter: number, end: number): number {
  return Number(BigInt.asUintN(32, randomState(counter)) % BigInt(end))
}

test('sameWords() says what a loop over words says, at any places', () => {
  const left = Int32Array.from({ length: LENGTH }, (_, index) => below(index, 2) - 1)
  const right = left.slice()
  for (let index = 0; index < 10; index++) right[below(1000 + index, LENGTH)] = 0x01000000
  const same = sameWords(left, right)
  const seen = { true: 0, false: 0 }
  for (let round = 0; round < 3000; round++) {
    const count = below(2000 + round * 3, round % 2 === 0 ? 40 : 6)
    const start = below(2001 + round * 3, LENGTH - count)
    const otherStart = round % 2 === 0 ? start : below(2002 + round * 3, LENGTH - count)
    const expected = loop(left, right, start, otherStart, count)
    expect(same(start, otherStart, count), `${start} ${otherStart} ${count}`).toBe(expected)
    seen[`${expected}`]++
  }
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(300)
})

test.each([0, 1, 2, 3])('sameWords() sees a difference in byte %i of the first and the last word alone', (byte) => {
  const left = new Int32Array(100)
  for (const word of [20, 29]) {
    const right = new Int32Array(100)
    right[word] = 1 << (8 * byte)
    const same = sameWords(left, right)
    expect([same(20, 20, 10), same(21, 21, 8), same(0, 0, 20), same(30, 30, 70)]).toEqual([false, true, true, true])
  }
})

test('sameWords() compares views that begin in the middle of their buffers', () => {
  const all = Int32Array.from({ length: 50 }, (_, index) => index)
  const same = sameWords(all.subarray(10, 40), new Int32Array(all.buffer, 80, 20))
  expect([same(10, 0, 20), same(0, 0, 20), same(12, 2, 5), same(12, 3, 5)]).toEqual([true, false, true, false])
})

test('sameWords() says true for no words', () => {
  expect(sameWords(new Int32Array(4), new Int32Array(4).fill(1))(2, 3, 0)).toBe(true)
})

test('sameWords() without a native comparison never says true', () => {
  expect(portable(new Int32Array(4), new Int32Array(4))(0, 0, 4)).toBe(false)
})
