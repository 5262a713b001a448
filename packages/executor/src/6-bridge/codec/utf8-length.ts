/** Counts the bytes of a well-formed text in UTF-8, up to what is needed to tell that it is over `enough`. */
export function utf8Length(text: string, enough: number): number {
  // A UTF-16 unit takes at most three bytes, so most texts need not be counted.
  if (text.length * 3 <= enough) return text.length
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Half of a surrogate pair counts two: the pair takes four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}
