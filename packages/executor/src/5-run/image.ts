import { sameWords } from '#same-words'
import { freeRanges, type Ranges } from './free-chunks.ts'

/** Where things lie in a machine's memory, and the template's content. All in 32-bit words unless said. */
export interface MemoryLayout {
  /** Static data of the template: from address 0. */
  readonly low: Int32Array
  /** Heap of the template: from `heapStart`. */
  readonly heap: Int32Array
  readonly heapStart: number
  /** Word in which the allocator keeps where its unused space begins, in bytes. */
  readonly heapTopWord: number
  /** Place of the first chunk of the heap; undefined when it could not be found, and then all of the heap counts. */
  readonly firstChunk: number | undefined
  /** Word in which the allocator keeps the end of the memory it took, in bytes. */
  readonly heapBreakWord: number
  /** Address, in bytes, of the top of the engine's stack; the stack grows down from it. */
  readonly stackTop: number
}

/** Words that are compared at once before a closer look: 2 kB. */
const PAGE = 512
/** A run's first word: how many words were passed over since the last run (20 bits), and its length (12 bits). */
const LENGTH_BITS = 12
const MAX_LENGTH = (1 << LENGTH_BITS) - 1
const MAX_GAP = (1 << (32 - LENGTH_BITS)) - 1
/** Words of scratch that are kept between images. */
const MAX_SCRATCH = 65_536

/**
 * What a session's memory differs in from the template: runs of words, each behind one that says where it goes. Only
 * taken while no guest frame is running: the stack is dead then and is not part of it.
 */
export interface Image {
  /** What it differs from. */
  readonly layout: MemoryLayout
  /** End of the heap, in words. */
  readonly heapEnd: number
  readonly data: Int32Array
}

/** Bytes that an image holds. */
export function imageBytes(image: Image): number {
  return image.data.byteLength
}

/**
 * Takes the image of the memory that `words` shows. `runs` is a writer to use again, so that no scratch is left
 * behind.
 */
export function takeImage(words: Int32Array, layout: MemoryLayout, heapEnd: number, runs: RunWriter): Image {
  const { low, heap, heapStart } = layout
  runs.begin(words, unusedRanges(words, layout))
  compare(words, 0, low, runs)
  compare(words, heapStart, heap, runs)
  for (let place = heapStart + heap.length; place < heapEnd; place++) if (words[place] !== 0) runs.add(place)
  return { layout, heapEnd, data: runs.data() }
}

/** Words that nothing reads before it writes them: the insides of the allocator's free chunks. */
export function unusedRanges(words: Int32Array, { firstChunk, heapTopWord }: MemoryLayout): Ranges {
  if (firstChunk === undefined) return []
  return freeRanges(words, firstChunk, (words[heapTopWord] ?? 0) >>> 2) ?? []
}

/** Bytes of memory that a machine must have for an image: the allocator counts on all that it took. */
export function breakOfImage({ layout, heapEnd, data }: Image): number {
  const { heapBreakWord, low } = layout
  let taken = low[heapBreakWord] as number
  for (const { place, at, length } of imageRuns(data)) {
    if (place > heapBreakWord) break
    if (heapBreakWord < place + length) taken = data[at + heapBreakWord - place] as number
  }
  return Math.max(taken >>> 0, heapEnd * Int32Array.BYTES_PER_ELEMENT)
}

/** Puts the template into a memory, then the runs of `image`, and clears all that `usedEnd` says was in use before. */
export function restoreImage(words: Int32Array, layout: MemoryLayout, image: Image | undefined, usedEnd: number): void {
  const { low, heap, heapStart } = layout
  words.set(low, 0)
  words.set(heap, heapStart)
  const templateEnd = heapStart + heap.length
  if (usedEnd > templateEnd) words.fill(0, templateEnd, Math.min(usedEnd + CHUNK_HEADER, words.length))
  if (image === undefined) return
  const { data } = image
  let place = 0
  for (let at = 0; at < data.length; ) {
    const header = data[at++] as number
    place += header >>> LENGTH_BITS
    for (let left = header & MAX_LENGTH; left > 0; left--) words[place++] = data[at++] as number
  }
}

/** Where a run of an image goes, and where in its data the words begin; it may claim more words than there are. */
export interface Run {
  readonly place: number
  readonly at: number
  readonly length: number
}

/** The runs of an image. */
export function* imageRuns(data: Int32Array): Generator<Run> {
  let place = 0
  for (let at = 0; at < data.length; ) {
    const header = data[at++] as number
    const length = header & MAX_LENGTH
    place += header >>> LENGTH_BITS
    yield { place, at, length }
    place += length
    at += length
  }
}

/** Writes the changed words of memories down as runs, one memory after the other. */
export class RunWriter {
  #words: Int32Array = new Int32Array(0)
  #unused: Ranges = []
  /** Place in `#unused` of the first range that ends after the last word looked at. */
  #range = 0
  #data = new Int32Array(4096)
  #size = 0
  /** Where the run that is being written has its first word; -1 for none. */
  #header = -1
  #length = 0
  /** The place after the last word written. */
  #end = 0
  readonly #allocate: (words: number) => Int32Array

  /** `allocate` gives the memory that each image is kept in. */
  constructor(allocate = (words: number): Int32Array => new Int32Array(words)) {
    this.#allocate = allocate
  }

  /** Begins with a memory; words in the ranges `unused` are left out. */
  begin(words: Int32Array, unused: Ranges): void {
    this.#words = words
    this.#unused = unused
    this.#range = 0
    this.#size = 0
    this.#header = -1
    this.#length = 0
    this.#end = 0
    // A large memory is not held on to by a scratch of its size.
    if (this.#data.length > MAX_SCRATCH) this.#data = new Int32Array(MAX_SCRATCH)
  }

  /** Adds the word at a place; places come in ascending order. */
  add(place: number): void {
    while (place >= (this.#unused[this.#range + 1] ?? Number.POSITIVE_INFINITY)) this.#range += 2
    if (place >= (this.#unused[this.#range] ?? Number.POSITIVE_INFINITY)) return
    const gap = place - this.#end
    // A run of its own costs a word: one equal word in between costs no more.
    if (this.#header < 0 || gap > 1 || this.#length + gap >= MAX_LENGTH) this.#open(place)
    else if (gap === 1) this.#append(this.#words[this.#end] as number)
    this.#append(this.#words[place] as number)
  }

  /** The runs, in a list of their own. */
  data(): Int32Array {
    this.#close()
    const data = this.#allocate(this.#size)
    data.set(this.#data.subarray(0, this.#size))
    return data
  }

  #open(place: number): void {
    this.#close()
    while (place - this.#end > MAX_GAP) {
      this.#push(MAX_GAP << LENGTH_BITS)
      this.#end += MAX_GAP
    }
    this.#header = this.#size
    this.#push((place - this.#end) << LENGTH_BITS)
    this.#end = place
    this.#length = 0
  }

  #close(): void {
    if (this.#header >= 0) this.#data[this.#header] = (this.#data[this.#header] as number) | this.#length
    this.#header = -1
  }

  #append(word: number): void {
    this.#push(word)
    this.#length++
    this.#end++
  }

  #push(word: number): void {
    if (this.#size === this.#data.length) {
      const larger = new Int32Array(this.#size * 2)
      larger.set(this.#data)
      this.#data = larger
    }
    this.#data[this.#size++] = word
  }
}

/** Notes the words of a region that differ from the template: page by page first, most of them do not. */
function compare(words: Int32Array, start: number, template: Int32Array, runs: RunWriter): void {
  const { length } = template
  const same = sameWords(words, template)
  for (let page = 0; page < length; page += PAGE) {
    const end = Math.min(page + PAGE, length)
    if (same(start + page, page, end - page)) continue
    for (let word = page; word < end; word++) if (words[start + word] !== template[word]) runs.add(start + word)
  }
}

/** The end of the used heap, in words: the allocator's unused space and the header of its chunk. */
export function heapTopOf(words: Int32Array, layout: Pick<MemoryLayout, 'heapTopWord'>): number {
  return Math.min(words.length, ((words[layout.heapTopWord] ?? 0) >>> 2) + CHUNK_HEADER)
}
const CHUNK_HEADER = 4

/** The end of all memory that the allocator ever took, in words: nothing past it was written by this session. */
export function heapBreakOf(words: Int32Array, layout: Pick<MemoryLayout, 'heapBreakWord'>): number {
  return Math.min(words.length, ((words[layout.heapBreakWord] ?? 0) >>> 2) + CHUNK_HEADER)
}
