import { breakOfImage, type Image, imageRuns, type MemoryLayout } from '../5-run/image.ts'
import { ExecutorError } from '../errors.ts'
import { damaged, type ImageData } from './image-bytes.ts'

const WORD_BYTES = 4
/** A machine has whole pages of memory. */
const PAGE_BYTES = 65_536

/**
 * Checks that each run of words from outside stays within a memory whose heap ends where it says.
 * @throws ExecutorError `image-damaged`
 */
export function checkRuns({ heapEnd, data }: ImageData, { low, heap, heapStart }: MemoryLayout): void {
  if (heapEnd <= heapStart || heapEnd * WORD_BYTES > 2 ** 31) throw damaged('its heap ends where no heap can')
  const end = Math.max(heapEnd, heapStart + heap.length)
  for (const { place, at, length } of imageRuns(data)) {
    const isInside = length === 0 || place + length <= low.length || (place >= heapStart && place + length <= end)
    if (at + length > data.length || !isInside) throw damaged('a run of words lies outside the memory')
  }
}

/**
 * An image of data from outside that was checked, once it is known to fit into the session's memory.
 * @throws ExecutorError `image-damaged`; `memory` when it needs more than the session may have
 */
export function checkedImage({ heapEnd, data }: ImageData, layout: MemoryLayout, memoryBytes: number): Image {
  checkRuns({ heapEnd, data }, layout)
  const image = { layout, heapEnd, data }
  const taken = Math.ceil(breakOfImage(image) / PAGE_BYTES) * PAGE_BYTES
  if (taken <= memoryBytes) return image
  throw new ExecutorError(
    'memory',
    `Cannot restore: the session uses ${taken} bytes, more than memoryBytes (${memoryBytes}): give it that much`,
  )
}
