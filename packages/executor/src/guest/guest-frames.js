/** Stacks, as the engine writes them. */
import { put } from './async-versions.js'

const { apply } = Reflect
const { indexOf, lastIndexOf, slice } = String.prototype

/** The lines of a stack that stand in cells and modules. */
export function framesOf(stack) {
  const frames = []
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = apply(indexOf, stack, ['\n', start])
    const line = end < 0 ? apply(slice, stack, [start]) : apply(slice, stack, [start, end])
    const isGuests = apply(indexOf, line, ['(cell-']) >= 0 || apply(indexOf, line, ['(module ']) >= 0
    if (isGuests) put(frames, frames.length, line)
  }
  return frames
}

/** The first of them; empty for none. */
export function innermostFrame(stack) {
  const inCell = apply(indexOf, stack, ['(cell-'])
  const inModule = apply(indexOf, stack, ['(module '])
  const at = inCell < 0 || (inModule >= 0 && inModule < inCell) ? inModule : inCell
  if (at < 0) return ''
  const end = apply(indexOf, stack, ['\n', at])
  const start = apply(lastIndexOf, stack, ['\n', at]) + 1
  return end < 0 ? apply(slice, stack, [start]) : apply(slice, stack, [start, end])
}

/** True for a frame of what a cell does itself, in none of its functions. */
export const isOfCell = (frame) => apply(indexOf, frame, ['at <eval> (']) >= 0
