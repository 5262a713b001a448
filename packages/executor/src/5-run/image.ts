import { sameWords } from '#same-words'

/** Where things lie in a machine's memory, and the template's content. All in 32-bit words unless said. */
export interface MemoryLayout {
  /** Static data of the template: from address 0. */
  readonly low: Int32Array
  /** Heap of the template: from `heapStart`. */
  readonly heap: Int32Array
  readonly heapStart: number
  /** Word in which the allocator keeps where its unused space begins, in bytes. */
  readonly heapTopWord: number
  /** Word in which the allocator keeps the end of the memory it took, in bytes. */
  readonly heapBreakWord: number
  /** Address, in bytes, of the top of the engine's stack; the stack grows down from it. */
  readonly stackTop: number
}

/** Words of a block: 64 bytes. Measured: smaller blocks cost more index than they save, larger ones more data. */
const BLOCK = 16
/** Words that are compared at once before a closer look: 2 kB. */
const PAGE = 512

/**
 * What a session's memory differs in from the template: `count` places of blocks, then their words, in one buffer.
 * Only taken while no guest frame is running: the stack is dead then and is not part of it.
 */
export interface Image {
  /** End of the heap, in words. */
  readonly heapEnd: number
  readonly count: number
  readonly data: Int32Array
}

/** Bytes that an image holds. */
export function imageBytes(image: Image): number {
  return image.data.byteLength
}

/** Takes the image of the memory that `words` shows. */
export function takeImage(words: Int32Array, layout: MemoryLayout, heapEnd: number): Image {
  const places: number[] = []
  const { low, heap, heapStart } = layout
  compare(words, 0, low, places)
  compare(words, heapStart, heap, places)
  findUsed(words, heapStart + heap.length, heapEnd, places)
  const count = places.length
  const data = new Int32Array(count * (BLOCK + 1))
  data.set(places)
  for (let index = 0; index < count; index++) {
    const place = places[index] as number
    const target = count + index * BLOCK
    for (let word = 0; word < BLOCK; word++) data[target + word] = words[place + word] as number
  }
  return { heapEnd, count, data }
}

/** Puts the template into a memory, then the blocks of `image`, and clears all that `usedEnd` says was in use before. */
export function restoreImage(words: Int32Array, layout: MemoryLayout, image: Image | undefined, usedEnd: number): void {
  const { low, heap, heapStart } = layout
  words.set(low, 0)
  words.set(heap, heapStart)
  const templateEnd = heapStart + heap.length
  if (usedEnd > templateEnd) words.fill(0, templateEnd, Math.min(usedEnd + BLOCK, words.length))
  if (image === undefined) return
  const { count, data } = image
  for (let index = 0; index < count; index++) {
    const place = data[index] as number
    const source = count + index * BLOCK
    for (let word = 0; word < BLOCK; word++) words[place + word] = data[source + word] as number
  }
}

/** Notes the blocks of a region that differ from the template: page by page first, most of them do not. */
function compare(words: Int32Array, start: number, template: Int32Array, places: number[]): void {
  const { length } = template
  const same = sameWords(words, template)
  for (let page = 0; page < length; page += PAGE) {
    const end = Math.min(page + PAGE, length)
    if (!same(start + page, page, end - page)) compareBlocks(words, start, template, page, end, places)
  }
}

function compareBlocks(
  words: Int32Array,
  start: number,
  template: Int32Array,
  from: number,
  to: number,
  places: number[],
): void {
  for (let block = from; block < to; block += BLOCK) {
    const end = Math.min(block + BLOCK, to)
    for (let word = block; word < end; word++) {
      if (words[start + word] !== template[word]) {
        places.push(start + block)
        break
      }
    }
  }
}

function findUsed(words: Int32Array, start: number, end: number, places: number[]): void {
  for (let block = start; block < end; block += BLOCK) {
    const blockEnd = Math.min(block + BLOCK, words.length)
    for (let word = block; word < blockEnd; word++) {
      if (words[word] !== 0) {
        places.push(block)
        break
      }
    }
  }
}

/** The end of the used heap, in words: the allocator's unused space and the header of its chunk. */
export function heapTopOf(words: Int32Array, layout: Pick<MemoryLayout, 'heapTopWord'>): number {
  return Math.min(words.length, (((words[layout.heapTopWord] ?? 0) >>> 2) + CHUNK_HEADER + BLOCK) & ~(BLOCK - 1))
}
const CHUNK_HEADER = 4

/** The end of all memory that the allocator ever took, in words: nothing past it was written by this session. */
export function heapBreakOf(words: Int32Array, layout: Pick<MemoryLayout, 'heapBreakWord'>): number {
  return Math.min(words.length, ((words[layout.heapBreakWord] ?? 0) >>> 2) + BLOCK)
}
