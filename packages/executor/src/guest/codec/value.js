import { charCodeAt, parse } from './built-ins.js'
import { SizeError } from './failure.js'
import { readGraph } from './read-graph.js'
import { snapshot } from './snapshot.js'
import { writeGraph } from './write-graph.js'
import { writeJson } from './write-json.js'

/**
 * Writes a value down for the host. Reads each getter once; may run guest code (getters, `toJSON`, Proxy traps) and
 * throws what that throws.
 * @param {unknown} value
 * @param {number} maxBytes most bytes of UTF-8 the text may take
 * @returns {string} well-formed text without NUL
 * @throws {TransferError} `not-transferable`, with the path to what cannot cross
 * @throws {SizeError} `too-large`, before any large copy is made
 */
export function encode(value, maxBytes) {
  const walk = snapshot(value, maxBytes)
  const text = walk.plain ? writeJson(walk.root, walk.depth) : writeGraph(walk)
  // A UTF-16 unit takes at most three bytes of UTF-8, so most texts need not be counted.
  if (text.length * 3 > maxBytes) {
    const bytes = byteLength(text)
    if (bytes > maxBytes) throw new SizeError(bytes, maxBytes)
  }
  return text
}

/**
 * Reads what the host wrote.
 * @param {string} text a text of the host's `encode`
 * @returns {unknown} a value made of guest objects only
 */
export function decode(text) {
  return text[0] === '=' ? readGraph(text) : parse(text)
}

/**
 * Counts the bytes of a well-formed text in UTF-8.
 * @param {string} text
 * @returns {number}
 */
export function byteLength(text) {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const code = charCodeAt(text, at)
    // Half of a surrogate pair counts two: the pair takes four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}
