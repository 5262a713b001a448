import { type Image, imageRuns, type MemoryLayout, RunWriter } from '../5-run/image.ts'

/** Goes through the places that an image has words for, in ascending order. */
class Places {
  readonly #runs: Generator<{ readonly place: number; readonly length: number }>
  #place = 0
  #left = 0

  constructor(data: Int32Array) {
    this.#runs = imageRuns(data)
    this.next()
  }

  /** The place at hand; Infinity past the last one. */
  get place(): number {
    return this.#place
  }

  next(): void {
    this.#place++
    this.#left--
    while (this.#left <= 0) {
      const { value, done } = this.#runs.next()
      if (done) {
        this.#place = Number.POSITIVE_INFINITY
        return
      }
      this.#place = value.place
      this.#left = value.length
    }
  }
}

/**
 * Writes images anew against the bare template, which every process can make; those of sessions whose set-up came
 * before differ from a layout that already holds it.
 */
export class PortableImages {
  readonly #template: MemoryLayout
  readonly #runs = new RunWriter()
  /** What each layout differs in from the template. */
  readonly #layouts = new WeakMap<MemoryLayout, Int32Array>()
  /** A memory with the template in it: as large as the largest image so far. */
  #words = new Int32Array(0)

  constructor(template: MemoryLayout) {
    this.#template = template
  }

  /** The image as the difference from the template. Looks only at words that differ, not at all of the memory. */
  of(image: Image): Image {
    const template = this.#template
    if (image.layout === template) return image
    const { layout, heapEnd } = image
    const setUp = this.#differenceOf(layout)
    const words = this.#memory(Math.max(heapEnd, layout.heapStart + layout.heap.length))
    writeRuns(words, setUp)
    writeRuns(words, image.data)
    this.#runs.begin(words, [])
    const [one, other] = [new Places(setUp), new Places(image.data)]
    for (let place = next(one, other); place !== Number.POSITIVE_INFINITY; place = next(one, other)) {
      if (words[place] !== wordOf(template, place)) this.#runs.add(place)
    }
    const portable = { layout: template, heapEnd, data: this.#runs.data() }
    for (const data of [setUp, image.data]) clearRuns(words, data, template)
    return portable
  }

  /**
   * All of it, the insides of free chunks too: a session may have taken one and have left words in it as they were,
   * which then are in no image of its own.
   */
  #differenceOf(layout: MemoryLayout): Int32Array {
    const known = this.#layouts.get(layout)
    if (known !== undefined) return known
    const { low, heap, heapStart } = layout
    const words = new Int32Array(heapStart + heap.length)
    words.set(low)
    words.set(heap, heapStart)
    this.#runs.begin(words, [])
    const differs = (place: number): boolean => words[place] !== wordOf(this.#template, place)
    for (let place = 0; place < low.length; place++) if (differs(place)) this.#runs.add(place)
    for (let place = heapStart; place < words.length; place++) if (differs(place)) this.#runs.add(place)
    const data = this.#runs.data()
    this.#layouts.set(layout, data)
    return data
  }

  #memory(size: number): Int32Array {
    const { low, heap, heapStart } = this.#template
    if (this.#words.length < size) {
      this.#words = new Int32Array(size)
      this.#words.set(low)
      this.#words.set(heap, heapStart)
    }
    return this.#words
  }
}

/** The next place that either has a word for; both move past it. */
function next(one: Places, other: Places): number {
  const place = Math.min(one.place, other.place)
  if (one.place === place) one.next()
  if (other.place === place) other.next()
  return place
}

function wordOf({ low, heap, heapStart }: MemoryLayout, place: number): number {
  return (place < heapStart ? low[place] : heap[place - heapStart]) ?? 0
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
