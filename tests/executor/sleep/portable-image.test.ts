import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Image,
  type MemoryLayout,
  RunWriter,
  restoreImage,
  takeImage,
} from '../../../packages/executor/src/5-run/image.ts'
import { checkRuns } from '../../../packages/executor/src/sleep/checked-image.ts'
import { PortableImages } from '../../../packages/executor/src/sleep/portable-image.ts'

const LOW = 16
const HEAP_START = 32
const SIZE = 240

function layoutOf(heapWords: number, seed: number): MemoryLayout {
  return {
    low: Int32Array.from({ length: LOW }, (_, place) => (place * seed) % 5),
    heap: Int32Array.from({ length: heapWords }, (_, place) => (place * seed) % 3),
    heapStart: HEAP_START,
    ...{ heapTopWord: 3, firstChunk: undefined, heapBreakWord: 4, stackTop: 0 },
  }
}

const template = layoutOf(40, 7)
const TEMPLATE_END = HEAP_START + template.heap.length
/** What a prepared layout has more than the template: words that differ, and a longer heap. */
const setUp = layoutOf(90, 4)

interface Memory {
  readonly words: Int32Array
  readonly heapEnd: number
}

/** The words of a layout with runs of others on them; few values, so that memories have many words in common. */
const memoryOf = (layout: MemoryLayout): fc.Arbitrary<Memory> =>
  fc
    .record({
      heapEnd: fc.integer({ min: HEAP_START + 1, max: SIZE }),
      runs: fc.array(
        fc.tuple(
          fc.nat(SIZE - 1),
          fc.array(fc.constantFrom(0, 1, 2, -1, 2 ** 31 - 1), { minLength: 1, maxLength: 30 }),
        ),
        { maxLength: 12 },
      ),
    })
    .map(({ heapEnd, runs }) => {
      const words = new Int32Array(SIZE)
      words.set(layout.low)
      words.set(layout.heap, HEAP_START)
      for (const [at, run] of runs) words.set(run.slice(0, SIZE - at), at)
      // Nothing is kept of the stack, which lies between.
      words.fill(0, LOW, HEAP_START)
      return { words, heapEnd }
    })

const imageOf = ({ words, heapEnd }: Memory, layout: MemoryLayout): Image =>
  takeImage(words, layout, heapEnd, new RunWriter())

/** What a machine holds that was given the image: all that counts of `of`, and nothing past it. */
function expectSame(image: Image, of: Memory): void {
  const words = new Int32Array(SIZE)
  restoreImage(words, template, image, 0)
  expect(words.subarray(0, of.heapEnd)).toEqual(of.words.subarray(0, of.heapEnd))
  const end = Math.max(of.heapEnd, TEMPLATE_END)
  expect(words.subarray(end)).toEqual(new Int32Array(SIZE - end))
  checkRuns(image, template, 2 ** 30)
}

describe('PortableImages', () => {
  it('difference() and overlay() give back any memory from any other, whichever heap is longer', () => {
    const portable = new PortableImages(template)
    fc.assert(
      fc.property(memoryOf(template), memoryOf(template), (from, to) => {
        const [before, now] = [imageOf(from, template), imageOf(to, template)]
        const { heapEnd } = to
        const data = portable.difference(before.data, now.data, heapEnd)
        checkRuns({ heapEnd, data }, template, 2 ** 30)
        expectSame({ layout: template, heapEnd, data: portable.overlay(before.data, data, heapEnd) }, to)
      }),
      { numRuns: 2000 },
    )
  })

  it('difference() of a memory from itself is empty, and of one from the template is that memory', () => {
    const portable = new PortableImages(template)
    fc.assert(
      fc.property(memoryOf(template), (memory) => {
        const { data, heapEnd } = imageOf(memory, template)
        expect(portable.difference(data, data, heapEnd)).toHaveLength(0)
        expectSame({ layout: template, heapEnd, data: portable.difference(new Int32Array(0), data, heapEnd) }, memory)
      }),
    )
  })

  it('of() gives the memory of a session whose layout is longer than its heap, or shorter', () => {
    const portable = new PortableImages(template)
    fc.assert(
      fc.property(memoryOf(setUp), (memory) => expectSame(portable.of(imageOf(memory, setUp)), memory)),
      { numRuns: 1000 },
    )
  })

  it.each([2 ** 20, 2 ** 22 + 1])('leaves nothing of a memory of %i words for the next one', (size) => {
    const portable = new PortableImages(template)
    const words = new Int32Array(size)
    words.set(template.low)
    words.set(template.heap, HEAP_START)
    words.fill(1, TEMPLATE_END)
    const image = imageOf({ words, heapEnd: size }, template)
    const none = new Int32Array(0)
    expect(Buffer.compare(bytesOf(portable.overlay(none, image.data, size)), bytesOf(image.data))).toBe(0)
    expect(portable.overlay(none, none, size)).toHaveLength(0)
  })
})

const bytesOf = ({ buffer, byteLength }: Int32Array): Uint8Array => new Uint8Array(buffer, 0, byteLength)
