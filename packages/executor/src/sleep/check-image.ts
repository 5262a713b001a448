import { breakOfImage, type Image, imageRuns, type MemoryLayout } from '../5-run/image.ts'
import { ExecutorError } from '../errors.ts'
import { damaged, type ImageData } from './image-bytes.ts'

const WORD_BYTES = 4
/** A machine has whole pages of memory. */
const PAGE_BYTES = 65_536

/**
 * An image of data from outside, once each of its runs is known to stay within the session's memory.
 * @throws ExecutorError `image-damaged`; `memory` when it needs more than the session may have
 */
export function checkImage({ heapEnd, data }: ImageData, layout: MemoryLayout, memoryBytes: number): Image {
  const { low, heapStart } = layout
  if (heapEnd <= heapStart || heapEnd * WORD_BYTES > 2 ** 31) throw damaged('its heap ends where no heap can')
  const end = Math.max(heapEnd, heapStart + layout.heap.length)
  for (const { place, at, length } of imageRuns(data)) {
    const isInside = length === 0 || place + length <= low.length || (place >= heapStart && place + length <= end)
    if (at + length > data.length || !isInside) throw damaged('a run of words lies outside the memory')
  }
  const image = { layout, heapEnd, data }
  const taken = Math.ceil(breakOfImage(image) / PAGE_BYTES) * PAGE_BYTES
  if (taken > memoryBytes) {
    throw new ExecutorError(
      'memory',
      `Cannot restore: the session uses ${taken} bytes, more than memoryBytes (${memoryBytes}): give it that much`,
    )
  }
  return image
}
