import { decode, encode, TransferError } from '../../packages/executor/src/6-bridge/codec.ts'
import { loadGuestModule } from './guest-module.ts'

/** The guest's side of the codec, from the root of the workspace. */
export const CODEC = 'packages/executor/src/guest/codec.js'
/** Bytes that no value of a test reaches unless it means to. */
export const LIMIT = 1_000_000
/** Writes a value for the guest. */
export const toGuest = (value: unknown, maxBytes = LIMIT): string =>
  encode(value, { maxBytes, what: 'the answer of search' })

/** One guest for all tests of a file that leave it as it is. */
export const shared = loadGuestModule(CODEC)
/** Lets the guest read a text and write the value down again. */
export const echo = shared.bind(`(text) => guest.encode(guest.decode(text), ${LIMIT})`)
/** Evaluates an expression in the guest and brings its value to the host. */
export const fromGuest = (expression: string, maxBytes = LIMIT): unknown => decode(encodeInGuest(expression, maxBytes))
/** Evaluates an expression in the guest and writes its value down there. */
export const encodeInGuest = (expression: string, maxBytes = LIMIT): string =>
  String(shared.evaluate(`guest.encode((() => (${expression}))(), ${maxBytes})`))
/** Brings a value to the guest and asks a question about it there. */
export const askGuest = (value: unknown, question: string): string =>
  shared.bind(`(text) => { const v = guest.decode(text); return String(${question}) }`)(toGuest(value))
/** The message of what the guest's `encode` throws, checked to be its own. */
export const refusalInGuest = (expression: string, maxBytes = LIMIT): string =>
  String(
    shared.evaluate(`(() => {
      const value = (() => (${expression}))()
      try { return 'crossed: ' + guest.encode(value, ${maxBytes}) }
      catch (error) {
        const failure = guest.transferFailure(error)
        return failure ? failure.code + ' ' + failure.message : 'guest error: ' + error
      }
    })()`),
  )
/** What the host's `encode` throws for a value. */
export const refusal = (value: unknown, maxBytes = LIMIT): TransferError => {
  try {
    toGuest(value, maxBytes)
  } catch (error) {
    if (error instanceof TransferError) return error
    throw error
  }
  throw new Error('it crossed')
}

/** Evaluates an expression on the host. */
export const onHost = (expression: string): unknown => new Function(`return (${expression})`)() as unknown
