import { readGraph } from './read-graph.ts'
import { type EncodeOptions, snapshot } from './snapshot.ts'
import { sizeFailure, TransferError } from './transfer-error.ts'
import { utf8Length } from './utf8-length.ts'
import { writeGraph } from './write-graph.ts'

/**
 * Writes a value down for the guest: plain JSON when JSON says the whole value, else `=` and a flat graph; never a NUL
 * or a lone surrogate. Objects with `toJSON` cross as what it returns, class instances as their own enumerable fields.
 * @throws {TransferError} `not-transferable` with the path to what cannot cross, `too-large` over `maxBytes`
 */
export function encode(value: unknown, options: EncodeOptions): string {
  const taken = snapshot(value, options)
  const text = taken.plain ? JSON.stringify(taken.root) : writeGraph(taken, options)
  const bytes = utf8Length(text, options.maxBytes)
  if (bytes > options.maxBytes) throw sizeFailure(bytes, options.maxBytes, options.what)
  return text
}

/**
 * Reads a text of the guest's `encode`. The value is made of host objects without getters, proxies or foreign
 * prototypes.
 * @throws {TransferError} `not-transferable` for a text that no codec wrote
 */
export function decode(text: string): unknown {
  try {
    return text.startsWith('=') ? readGraph(text) : JSON.parse(text)
  } catch (cause) {
    const message = `Cannot read a value of the guest: ${cause instanceof Error ? cause.message : 'malformed'}`
    throw new TransferError({ code: 'not-transferable', path: 'value', message }, { cause })
  }
}
