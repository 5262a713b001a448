/** The words in memory that all threads read; as they are where they lie there already. */
export function sharedWords(words: Int32Array): Int32Array {
  if (words.buffer instanceof SharedArrayBuffer) return words
  const copy = new Int32Array(new SharedArrayBuffer(words.byteLength))
  copy.set(words)
  return copy
}
