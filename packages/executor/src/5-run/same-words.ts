/**
 * Compares two memories: `sameWords(left, right)(start, otherStart, count)` is true when `count` words at `start` of
 * `left` are those at `otherStart` of `right`. It may say false for equal words, never true for different ones: it only
 * spares the caller a closer look.
 */
export type SameWords = (
  left: Int32Array,
  right: Int32Array,
) => (start: number, otherStart: number, count: number) => boolean

/** For runtimes without a native comparison: the caller looks at each word itself. */
export const sameWords: SameWords = () => () => false
