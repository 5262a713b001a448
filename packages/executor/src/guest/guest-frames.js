/** Stacks, as the engine writes them. */
import { put } from './async-versions.js'

const { apply } = Reflect
const { indexOf, slice } = String.prototype

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
