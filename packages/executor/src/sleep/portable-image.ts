import { type Image, imageRuns, type MemoryLayout, RunWriter, unusedRanges } from '../5-run/image.ts'

/** Goes through the words of an image, in the order of their places. */
class Words {
  readonly #data: Int32Array
  readonly #runs: ReturnType<typeof imageRuns>
  /** The place at hand; Infinity past the last one. */
  place = -1
  #at = -1
  #left = 0

  constructor(data: Int32Array) {
    this.#data = data
    this.#runs = imageRuns(data)
    this.next()
  }

  /** The word at hand. */
  get word(): number {
    return this.#data[this.#at] as number
  }

  next(): void {
    this.place++
    this.#at++
    this.#left--
    while (this.#left <= 0) {
      const { value, done } = this.#runs.next()
      if (done) {
        this.place = Number.POSITIVE_INFINITY
        return
      }
      this.place = value.place
      this.#at = value.at
      this.#left = value.length
    }
  }
}

/**
 * Images as bytes may hold them: against the bare template, which every process can make, or against another such
 * image. Those of sessions whose set-up came before differ from a layout that already holds it. Only words that differ
 * are looked at, not all of the memory.
 */
export class PortableImages {
  readonly #template: MemoryLayout
  readonly #runs = new RunWriter()
  /** What each layout differs in from the template. */
  readonly #layouts = new WeakMap<MemoryLayout, Int32Array>()
  /** A memory with the template in it, as large as the largest image so far; always left as it was. */
  #memory = new Int32Array(0)

  constructor(template: MemoryLayout) {
    this.#template = template
  }

  /** An image as the difference from the template. */
  of(image: Image): Image {
    const { layout, heapEnd, data } = image
    if (layout === this.#template) return image
    return { layout: this.#template, heapEnd, data: this.overlay(this.#setUpOf(layout), data, heapEnd) }
  }

  /** The data of an image whose memory is that of `base` with `over` written on it. */
  overlay(base: Int32Array, over: Int32Array, heapEnd: number): Int32Array {
    return this.#withWords(heapEnd, [base, over], (words) => {
      const [one, other] = [new Words(base), new Words(over)]
      for (let place = next(one, other); place !== Number.POSITIVE_INFINITY; place = next(one, other)) {
        if (words[place] !== wordOf(this.#template, place)) this.#runs.add(place)
      }
    })
  }

  /** What the memory of `to` differs in from that of `from`: `overlay(from, …)` gives `to` again. */
  difference(from: Int32Array, to: Int32Array, heapEnd: number): Int32Array {
    return this.#withWords(heapEnd, [to], (words) => {
      const [one, other] = [new Words(from), new Words(to)]
      for (;;) {
        const place = Math.min(one.place, other.place)
        if (place === Number.POSITIVE_INFINITY) return
        const before = one.place === place ? one.word : wordOf(this.#template, place)
        if (words[place] !== before) this.#runs.add(place)
        next(one, other)
      }
    })
  }

  /** Has runs written of a memory that holds the template and `images` on top of each other. */
  #withWords(heapEnd: number, images: readonly Int32Array[], work: (words: Int32Array) => void): Int32Array {
    const words = this.#memoryOf(Math.max(heapEnd, ...images.map(endOf)))
    for (const data of images) writeRuns(words, data)
    this.#runs.begin(words, unusedRanges(words, this.#template))
    work(words)
    for (const data of images) clearRuns(words, data, this.#template)
    return this.#runs.data()
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
    this.#runs.begin(words, [])
    const note = (place: number): void => {
      if (words[place] !== wordOf(this.#template, place)) this.#runs.add(place)
    }
    for (let place = 0; place < low.length; place++) note(place)
    for (let place = heapStart; place < words.length; place++) note(place)
    const data = this.#runs.data()
    this.#layouts.set(layout, data)
    return data
  }

  #memoryOf(size: number): Int32Array {
    const { low, heap, heapStart } = this.#template
    if (this.#memory.length < size) {
      this.#memory = new Int32Array(size)
      this.#memory.set(low)
      this.#memory.set(heap, heapStart)
    }
    return this.#memory
  }
}

/** The next place that either has a word for; both move past it. */
function next(one: Words, other: Words): number {
  const place = Math.min(one.place, other.place)
  if (one.place === place) one.next()
  if (other.place === place) other.next()
  return place
}

function wordOf({ low, heap, heapStart }: MemoryLayout, place: number): number {
  return (place < heapStart ? low[place] : heap[place - heapStart]) ?? 0
}

/** The place after the last one that an image has a word for. */
function endOf(data: Int32Array): number {
  let end = 0
  for (const { place, length } of imageRuns(data)) end = place + length
  return end
}

function writeRuns(words: Int32Array, data: Int32Array): void {
  for (const { place, at, length } of imageRuns(data)) words.set(data.subarray(at, at + length), place)
}

/** Puts the template back where an image was written. */
function clearRuns(words: Int32Array, data: Int32Array, template: MemoryLayout): void {
  for (const { place, length } of imageRuns(data)) {
    for (let at = place; at < place + length; at++) words[at] = wordOf(template, at)
  }
}
