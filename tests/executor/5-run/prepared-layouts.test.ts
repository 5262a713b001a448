import { describe, expect, it } from 'vitest'
import type { MemoryLayout } from '../../../packages/executor/src/5-run/image.ts'
import { PreparedLayouts } from '../../../packages/executor/src/5-run/prepared-layouts.ts'

const TOP_WORD = 3
const TEMPLATE: MemoryLayout = {
  low: new Int32Array(8),
  heap: new Int32Array(16),
  heapStart: 20,
  heapTopWord: TOP_WORD,
  firstChunk: 22,
  heapBreakWord: 4,
  stackTop: 80,
}

/** A memory whose heap is used up to the word `top`; each word holds its own place. */
function memoryUpTo(top: number): Int32Array {
  const words = Int32Array.from({ length: 100 }, (_, place) => place)
  words[TOP_WORD] = top * 4
  return words
}

describe('PreparedLayouts', () => {
  it('find() gives a layout from the second time that a set-up came', () => {
    const layouts = new PreparedLayouts(TEMPLATE)
    expect(layouts.find('a')).toBeUndefined()
    layouts.note('a', memoryUpTo(50))
    expect(layouts.find('a')).toBeUndefined()
    layouts.note('a', memoryUpTo(50))
    expect(layouts.find('a')).toBeDefined()
    expect(layouts.find('b')).toBeUndefined()
  })

  it('note() copies the static data and the used heap, to the header of the unused space', () => {
    const layouts = new PreparedLayouts(TEMPLATE)
    const words = memoryUpTo(50)
    layouts.note('a', words)
    layouts.note('a', words)
    const expected = { ...TEMPLATE, low: words.slice(0, 8), heap: words.slice(20, 54) }
    words.fill(-1)
    expect(layouts.find('a')).toEqual(expected)
    expect(TEMPLATE.heap).toEqual(new Int32Array(16))
  })

  it('note() copies no more than there is', () => {
    const layouts = new PreparedLayouts(TEMPLATE)
    for (let time = 0; time < 2; time++) layouts.note('a', memoryUpTo(99))
    expect(layouts.find('a')?.heap).toHaveLength(80)
  })

  it('note() keeps eight layouts, the first that came again', () => {
    const layouts = new PreparedLayouts(TEMPLATE)
    const setUps = Array.from({ length: 10 }, (_, index) => `set-up ${index}`)
    for (let time = 0; time < 3; time++) for (const setUp of setUps) layouts.note(setUp, memoryUpTo(50))
    expect(setUps.filter((setUp) => layouts.find(setUp))).toEqual(setUps.slice(0, 8))
  })

  it('note() forgets set-ups that came once after 64 of them', () => {
    const layouts = new PreparedLayouts(TEMPLATE)
    for (let index = 0; index < 64; index++) layouts.note(`once ${index}`, memoryUpTo(50))
    layouts.note('once 0', memoryUpTo(50))
    layouts.note('one too many', memoryUpTo(50))
    layouts.note('once 1', memoryUpTo(50))
    expect(layouts.find('once 0')).toBeDefined()
    expect(layouts.find('once 1')).toBeUndefined()
    layouts.note('one too many', memoryUpTo(50))
    expect(layouts.find('one too many')).toBeDefined()
  })
})
