import { type Image, imageRuns, type MemoryLayout, RunWriter, unusedRanges } from '../5-run/image.ts'

/** Words of scratch memory that are kept between images: 16 MB. */
const MAX_SCRATCH = 2 ** 22
const NO_WORDS: Int32Array = new Int32Array(0)

/** Goes through the runs of an image, in the order of their places; at Infinity past the last one. */
class Runs {
  readonly #runs: ReturnType<typeof imageRuns>
  place = 0
  end = 0
  /** Where in the data the words of the run begin. */
  at = 0

  constructor(data: Int32Array) {
    this.#runs = imageRuns(data)
    this.pass(0)
  }

  /** Goes on to the first run that ends after a place. */
  pass(place: number): void {
    while (this.end <= place) {
      const { value, done } = this.#runs.next()
      if (done) {
        this.place = Number.POSITIVE_INFINITY
        this.end = Number.POSITIVE_INFINITY
        return
      }
      this.place = value.place
      this.end = value.place + value.length
      this.at = value.at
    }
  }
}

/** Places for which one image has words, or another one has and the first has not. */
interface Piece {
  readonly start: number
  readonly end: number
  /** Where in the data of the first image its words begin; -1 where it has none. */
  readonly at: number
}

/** The places before `limit` that either of two images has a word for, in ascending order. */
function* pieces(first: Int32Array, second: Int32Array, limit: number): Generator<Piece> {
  const [ones, others] = [new Runs(first), new Runs(second)]
  let end = 0
  for (;;) {
    const start = Math.max(end, Math.min(ones.place, others.place))
    if (start >= limit) return
    const isFirst = ones.place <= start
    end = Math.min(limit, isFirst ? ones.end : Math.min(others.end, ones.place))
    yield { start, end, at: isFirst ? ones.at + start - ones.place : -1 }
    ones.pass(end)
    others.pass(end)
  }
}

/**
 * Images as bytes may hold them: against the bare template, which every process can make, or against another such
 * image. Those of sessions whose set-up came before differ from a layout that already holds it. Only words that differ
 * are looked at, not all of the memory.
 */
export class PortableImages {
  readonly #template: MemoryLayout
  /** What each layout differs in from the template. */
  readonly #layouts = new WeakMap<MemoryLayout, Int32Array>()
  /** A memory with the template in it, as large as the largest image so far that it was kept after. */
  #memory: Int32Array = NO_WORDS

  constructor(template: MemoryLayout) {
    this.#template = template
  }

  /** An image as the difference from the template. */
  of(image: Image): Image {
    const { layout, heapEnd, data } = image
    if (layout === this.#template) return image
    return { layout: this.#template, heapEnd, data: this.overlay(this.#setUpOf(layout), data, heapEnd) }
  }

  /**
   * The data of an image whose memory is that of `base` with `over` written on it, up to the end of its heap: what
   * `base` has past it was freed.
   */
  overlay(base: Int32Array, over: Int32Array, heapEnd: number): Int32Array {
    return this.#withWords(heapEnd, [base, over], (words, runs, limit) => {
      for (const { start, end } of pieces(base, over, limit)) this.#compare(words, start, end, runs)
    })
  }

  /** What the memory of `to` differs in from that of `from`: `overlay(from, …)` gives `to` again. */
  difference(from: Int32Array, to: Int32Array, heapEnd: number): Int32Array {
    return this.#withWords(heapEnd, [to], (words, runs, limit) => {
      for (const { start, end, at } of pieces(from, to, limit)) {
        if (at < 0) this.#compare(words, start, end, runs)
        else
          for (let place = start; place < end; place++) if (words[place] !== from[at + place - start]) runs.add(place)
      }
    })
  }

  /**
   * Has runs written of a memory that holds the template and `images` on top of each other. Past `limit` there is
   * nothing: neither heap nor template.
   */
  #withWords(
    heapEnd: number,
    images: readonly Int32Array[],
    work: (words: Int32Array, runs: RunWriter, limit: number) => void,
  ): Int32Array {
    const { heap, heapStart } = this.#template
    const limit = Math.max(heapEnd, heapStart + heap.length)
    const words = this.#takeMemory(limit)
    // One for each: what a large image leaves behind goes with it.
    const runs = new RunWriter()
    for (const data of images) writeRuns(words, data)
    runs.begin(words, unusedRanges(words, this.#template))
    work(words, runs, limit)
    if (words.length <= MAX_SCRATCH) {
      for (const data of images) clearRuns(words, data, this.#template)
      this.#memory = words
    }
    return runs.data()
  }

  /** Adds the words from `start` on, and before `end`, that differ from the template. */
  #compare(words: Int32Array, start: number, end: number, runs: RunWriter): void {
    const { heap, heapStart } = this.#template
    const split = Math.max(start, Math.min(end, heapStart + heap.length))
    for (let place = start; place < split; place++) {
      if (words[place] !== wordOf(this.#template, place)) runs.add(place)
    }
    for (let place = split; place < end; place++) if (words[place] !== 0) runs.add(place)
  }

  /**
   * All of it, the insides of free chunks too: a session may have taken one and have left words in it as they were,
   * which then are in no image of its own.
   */
  #setUpOf(layout: MemoryLayout): Int32Array {
    const known = this.#layouts.get(layout)
    if (known !== undefined) return known
    const { low, heap, heapStart } = layout
    const words = new Int32Array(heapStart + heap.length)
    words.set(low)
    words.set(heap, heapStart)
    const runs = new RunWriter()
    runs.begin(words, [])
    this.#compare(words, 0, low.length, runs)
    this.#compare(words, heapStart, words.length, runs)
    const data = runs.data()
    this.#layouts.set(layout, data)
    return data
  }

  /** Takes the scratch memory, which is given back as it was: one that is not is lost, and made again. */
  #takeMemory(size: number): Int32Array {
    const { low, heap, heapStart } = this.#template
    let words = this.#memory
    this.#memory = NO_WORDS
    if (words.length < size) {
      words = new Int32Array(size)
      words.set(low)
      words.set(heap, heapStart)
    }
    return words
  }
}

function wordOf({ low, heap, heapStart }: MemoryLayout, place: number): number {
  return (place < heapStart ? low[place] : heap[place - heapStart]) ?? 0
}

/** Writes what there is room for. */
function writeRuns(words: Int32Array, data: Int32Array): void {
  for (const { place, at, length } of imageRuns(data)) {
    if (place >= words.length) return
    words.set(data.subarray(at, at + Math.min(length, words.length - place)), place)
  }
}

/** Puts the template back where an image was written. */
function clearRuns(words: Int32Array, data: Int32Array, template: MemoryLayout): void {
  for (const { place, length } of imageRuns(data)) {
    const end = Math.min(place + length, words.length)
    for (let at = place; at < end; at++) words[at] = wordOf(template, at)
  }
}
