import { breakOfImage, type Image, imageRuns, type MemoryLayout } from '../5-run/image.ts'
import { ExecutorError } from '../errors.ts'
import { damaged, type ImageData } from './image-bytes.ts'

const WORD_BYTES = 4
/** A machine has whole pages of memory. */
const PAGE_BYTES = 65_536

/**
 * Checks that a memory from outside is no larger than the session may have, and that each run of its words stays within
 * it. Nothing of its size may be taken before.
 * @throws ExecutorError `image-damaged`; `memory` when its heap alone needs more than the session may have
 */
export function checkRuns({ heapEnd, data }: ImageData, layout: MemoryLayout, memoryBytes: number): void {
  const { low, heap, heapStart } = layout
  if (heapEnd <= heapStart || heapEnd * WORD_BYTES > 2 ** 31) throw damaged('its heap ends where no heap can')
  checkFits(heapEnd * WORD_BYTES, memoryBytes)
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
  checkRuns({ heapEnd, data }, layout, memoryBytes)
  const image = { layout, heapEnd, data }
  checkFits(breakOfImage(image), memoryBytes)
  return image
}

function checkFits(bytes: number, memoryBytes: number): void {
  const taken = Math.ceil(bytes / PAGE_BYTES) * PAGE_BYTES
  if (taken <= memoryBytes) return
  throw new ExecutorError(
    'memory',
    `Cannot restore: the session uses ${taken} bytes, more than memoryBytes (${memoryBytes}): give it that much`,
  )
}
