/**
 * The guest's side of the crossing codec; `6-bridge/codec.ts` is the host's. A text is plain JSON when JSON says the
 * whole value, and `=` with a flat graph when it does not (see `codec/write-graph.js`): never a NUL, never a lone
 * surrogate. Loaded into the template before any guest code, built on built-ins taken then.
 */

export { decodeError, encodeError } from './codec/error-text.js'
export { addContext, SizeError, TransferError, transferFailure } from './codec/failure.js'
export { readSoFar } from './codec/read-so-far.js'
export { decode, encode } from './codec/value.js'
