// The allocator (dlmalloc, as Emscripten ships it) divides the heap into chunks, one behind the other. The second
// word of each holds its size in bytes and two flags: whether it is in use, and whether the one before it is.
const IN_USE = 2
const FLAGS = 7
const SIZE_WORD = 1
const MIN_CHUNK_WORDS = 4
/** Words at the front of a free chunk in which the allocator keeps its lists and trees. */
const BOOKKEEPING_WORDS = 8

/** Ranges of words, ascending: `[start, end, start, end, …]`. */
export type Ranges = readonly number[]

/**
 * The insides of free chunks between two places: words that nothing reads before it writes them. They need not be kept;
 * what the guest left there (the parser's work, mostly) would be a third of an image.
 * @returns undefined when the chunks do not lead from `first` to `top`, as they must
 */
export function freeRanges(words: Int32Array, first: number, top: number): Ranges | undefined {
  const ranges: number[] = []
  let chunk = first
  while (chunk < top) {
    const head = words[chunk + SIZE_WORD] as number
    const size = (head & ~FLAGS) >>> 2
    if (size < MIN_CHUNK_WORDS) return undefined
    if ((head & IN_USE) === 0 && size > BOOKKEEPING_WORDS) ranges.push(chunk + BOOKKEEPING_WORDS, chunk + size)
    chunk += size
  }
  return chunk === top ? ranges : undefined
}

/** The first chunk of the heap that begins at `heapStart`: the place from which the chunks lead to `top`. */
export function findFirstChunk(words: Int32Array, heapStart: number, top: number): number | undefined {
  for (let place = heapStart - 2; place < heapStart + 64; place++) {
    if (freeRanges(words, place, top) !== undefined) return place
  }
  return undefined
}
