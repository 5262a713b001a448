/// <reference types="node" />
import { Buffer } from 'node:buffer'
import type { SameWords } from '../5-run/same-words.ts'

const WORD_BYTES = 4

/** As {@link SameWords} says, by the C library's memcmp: about ten times as fast as a loop over words. */
export function sameWords(left: Int32Array, right: Int32Array): ReturnType<SameWords> {
  const one = Buffer.from(left.buffer, left.byteOffset, left.byteLength)
  const other = Buffer.from(right.buffer, right.byteOffset, right.byteLength)
  return (start, otherStart, count) => {
    const from = start * WORD_BYTES
    const otherFrom = otherStart * WORD_BYTES
    const bytes = count * WORD_BYTES
    return one.compare(other, otherFrom, otherFrom + bytes, from, from + bytes) === 0
  }
}
