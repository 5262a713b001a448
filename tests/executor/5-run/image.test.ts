import { describe, expect, it } from 'vitest'
import {
  heapBreakOf,
  heapTopOf,
  type Image,
  imageBytes,
  type MemoryLayout,
  RunWriter,
  restoreImage,
  takeImage,
} from '../../../packages/executor/src/5-run/image.ts'
import { randomState } from '../../../packages/executor/src/random.ts'

const PAGE = 512
const TOP_WORD = 5
const HEADER_WORDS = 4

/** A template of `low` and `heap` words, with random content and `stack` words between its two regions. */
function layoutOf({ low = 1300, stack = 300, heap = 2100 } = {}): MemoryLayout {
  const random = (length: number, from: number) =>
    Int32Array.from({ length }, (_, index) => Number(BigInt.asIntN(32, randomState(from + index))))
  return {
    low: random(low, 1),
    heap: random(heap, 100_000),
    heapStart: low + stack,
    heapTopWord: TOP_WORD,
    firstChunk: undefined,
    heapBreakWord: TOP_WORD + 1,
    stackTop: (low + stack) * 4,
  }
}

/** A memory that holds the template, with `more` clear words behind it. */
function memoryOf(layout: MemoryLayout, more = 1000): Int32Array {
  const words = new Int32Array(layout.heapStart + layout.heap.length + more)
  restoreImage(words, layout, undefined, 0)
  return words
}

/** The first place, but for the stack, at which two memories differ; -1 for none. */
function difference(left: Int32Array, right: Int32Array, { low, heapStart }: MemoryLayout): number {
  if (left.length !== right.length) return Math.min(left.length, right.length)
  for (let place = 0; place < left.length; place++) {
    if (place === low.length) place = heapStart
    if (left[place] !== right[place]) return place
  }
  return -1
}

/** Takes the image of a memory with these words changed, restores it over rubbish, and compares. */
function roundTrip(layout: MemoryLayout, changed: readonly number[], more?: number): Image {
  const words = memoryOf(layout, more)
  for (const place of changed) words[place] = (words[place] as number) ^ (place + 1)
  const image = takeImage(words, layout, words.length, new RunWriter())
  const other = new Int32Array(words.length).fill(0x5a5a5a5a)
  restoreImage(other, layout, image, other.length)
  expect(difference(other, words, layout)).toBe(-1)
  return image
}

/** All places from `start` to below `end`. */
function places(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

describe('takeImage() and restoreImage()', () => {
  const layout = layoutOf()
  const { low, heap, heapStart } = layout
  const templateEnd = heapStart + heap.length

  it('an unchanged memory takes no bytes', () => {
    expect(imageBytes(roundTrip(layout, []))).toBe(0)
  })

  it.each([
    ['the first word', [0]],
    ['the last word of the static data', [low.length - 1]],
    ['the first word of the heap', [heapStart]],
    ['the last word of the template', [templateEnd - 1]],
    ['the first word past the template', [templateEnd]],
    ['the last word of all', [templateEnd + 999]],
    ['the words around each border of a page', [PAGE, 2 * PAGE].flatMap((at) => [at - 2, at - 1, at, at + 1])],
    ['a run over a border of pages of the heap', places(heapStart + PAGE - 5, heapStart + PAGE + 5)],
    ['a run over the end of the template', places(templateEnd - 5, templateEnd + 5)],
    ['runs at both borders of the stack', [low.length - 2, low.length - 1, heapStart, heapStart + 1]],
    ['words with one equal word between', [10, 12, 14, 16]],
    ['words with two equal words between', [10, 13, 16, 19]],
    ['all words', [...places(0, low.length), ...places(heapStart, templateEnd + 1000)]],
  ])('keep %s', (_what, changed) => {
    expect(imageBytes(roundTrip(layout, changed))).toBeGreaterThan(4 * changed.length)
  })

  it('keep a change over a stack of one word, whose content is not kept', () => {
    const narrow = layoutOf({ stack: 1 })
    const words = memoryOf(narrow)
    for (const place of [narrow.low.length - 1, narrow.low.length, narrow.heapStart]) words[place] = 9
    const image = takeImage(words, narrow, words.length, new RunWriter())
    const other = memoryOf(narrow)
    restoreImage(other, narrow, image, other.length)
    expect(difference(other, words, narrow)).toBe(-1)
  })

  it.each(places(0, 40))('keep random changes (round %i)', (round) => {
    let state = round * 1000
    const draw = (end: number) => Number(BigInt.asUintN(32, randomState(++state)) % BigInt(end))
    const total = templateEnd + 1000
    const changed = new Set<number>()
    for (let run = draw(30); run >= 0; run--) {
      const start = draw(total)
      for (const place of places(start, Math.min(total, start + 1 + draw(60)))) changed.add(place)
    }
    roundTrip(
      layout,
      [...changed].filter((place) => place < low.length || place >= heapStart),
    )
  })

  it.each([4093, 4094, 4095, 4096, 4097, 8189, 8190, 8191, 20_000])('keep a run of %i words', (length) => {
    const image = roundTrip(layoutOf({ low: 21_000 }), places(7, 7 + length))
    expect(image.data.length).toBe(length + Math.ceil(length / 4095))
  })

  it.each([4093, 4094, 4095, 4096])('keep words with one between that cross the length of a run at %i', (length) => {
    roundTrip(layoutOf({ low: 21_000 }), [...places(0, length), length + 1, length + 3])
  })

  it.each([-2, -1, 0, 1])('keep words 2^20 words and %i apart', (more) => {
    const distance = 2 ** 20 + more
    const image = roundTrip(
      layoutOf({ low: 10 }),
      [0, distance + 1, 2 * distance + 2].map((place) => 400 + place),
      5e6,
    )
    expect(image.data.length).toBeLessThanOrEqual(12)
  })

  it('keep words of the template that were set to 0', () => {
    const words = memoryOf(layout)
    words.fill(0, heapStart + 100, templateEnd)
    const other = new Int32Array(words.length).fill(-1)
    restoreImage(other, layout, takeImage(words, layout, words.length, new RunWriter()), other.length)
    expect(difference(other, words, layout)).toBe(-1)
  })

  it('clear what was in use past the template, the header of the unused space included', () => {
    const words = memoryOf(layout)
    words.fill(7, templateEnd, templateEnd + 100 + HEADER_WORDS)
    restoreImage(words, layout, undefined, templateEnd + 100)
    expect(words).toEqual(memoryOf(layout))
  })

  it('leave alone what was not in use', () => {
    const words = memoryOf(layout)
    words[templateEnd + 100 + HEADER_WORDS] = 7
    restoreImage(words, layout, undefined, templateEnd + 100)
    expect(words[templateEnd + 100 + HEADER_WORDS]).toBe(7)
  })

  it('take nothing past the end of the heap', () => {
    const words = memoryOf(layout)
    words[templateEnd + 10] = 1
    words[templateEnd + 11] = 2
    const image = takeImage(words, layout, templateEnd + 11, new RunWriter())
    expect([image.heapEnd, image.data.at(-1), image.data.length]).toEqual([templateEnd + 11, 1, 2])
  })

  it('do not depend on what the writer wrote before', () => {
    const runs = new RunWriter()
    const large = memoryOf(layout, 200_000).fill(3)
    const small = memoryOf(layout)
    small[20] = 1
    const first = takeImage(small, layout, small.length, runs)
    const before = first.data.slice()
    takeImage(large, layout, large.length, runs)
    expect(takeImage(small, layout, small.length, runs)).toEqual(first)
    expect(first.data).toEqual(before)
  })
})

describe('takeImage() with a heap of chunks', () => {
  const first = 4

  /** A memory with a chunk in use, a free one and one in use from `first` of the heap on, all its words changed. */
  function chunked({ broken = false } = {}) {
    const plain = layoutOf({ low: 600 })
    const layout = { ...plain, firstChunk: plain.heapStart + first }
    const words = memoryOf(layout)
    const [used, free] = [layout.firstChunk, layout.firstChunk + 100]
    const top = free + 1000 + 50
    words.fill(9, layout.heapStart, top)
    words[used + 1] = (100 * 4) | 2
    words[free + 1] = broken ? 0 : 1000 * 4
    words[free + 1000 + 1] = (50 * 4) | 2
    words[TOP_WORD] = top * 4
    return { layout, words, free, top }
  }

  it('leaves out the insides of free chunks and keeps all around them', () => {
    const { layout, words, free } = chunked()
    const image = takeImage(words, layout, words.length, new RunWriter())
    expect(image.data.length).toBeLessThan(100 + 50 + 40)
    const other = memoryOf(layout).fill(-1)
    restoreImage(other, layout, image, other.length)
    const inside = [free + 8, free + 1000] as const
    expect(other.slice(...inside)).toEqual(memoryOf(layout).slice(...inside))
    for (const memory of [other, words]) memory.fill(0, ...inside)
    expect(difference(other, words, layout)).toBe(-1)
  })

  it('keeps all when the chunks do not lead to the top', () => {
    const { layout, words } = chunked({ broken: true })
    const image = takeImage(words, layout, words.length, new RunWriter())
    expect(image.data.length).toBeGreaterThan(1000)
    const other = memoryOf(layout).fill(-1)
    restoreImage(other, layout, image, other.length)
    expect(difference(other, words, layout)).toBe(-1)
  })
})

describe('the ends of the heap', () => {
  const words = new Int32Array(100)
  words[TOP_WORD] = 41 * 4
  words[TOP_WORD + 1] = 98 * 4

  it('heapTopOf() gives the end of the header of the unused space', () => {
    expect(heapTopOf(words, { heapTopWord: TOP_WORD })).toBe(45)
  })

  it('heapBreakOf() gives no more than the memory has', () => {
    expect(heapBreakOf(words, { heapBreakWord: TOP_WORD + 1 })).toBe(100)
  })

  it('heapTopOf() reads addresses past 2 GiB as positive', () => {
    expect(heapTopOf(Int32Array.of(-4), { heapTopWord: 0 })).toBe(1)
  })
})
