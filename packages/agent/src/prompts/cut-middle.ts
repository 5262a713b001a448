/** Shortens a text to about `maxChars` characters by cutting out its middle, and says how much is left out. */
export function cutMiddle(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  // A cut may fall into a surrogate pair; a lone half would not survive the way to the server.
  const head = text.slice(0, Math.ceil(maxChars / 2)).replace(/[\uD800-\uDBFF]$/, '')
  const tail = text.slice(text.length - Math.floor(maxChars / 2)).replace(/^[\uDC00-\uDFFF]/, '')
  return `${head}\n… ${text.length - head.length - tail.length} characters left out …\n${tail}`
}
