import { encode, encodeError, TransferError } from './6-bridge/codec.ts'
import { describeFailure } from './6-bridge/host-calls.ts'
import type { Crossing } from './6-bridge/record.ts'
import { ExecutorError } from './errors.ts'
import type { PendingCall } from './outcome.ts'

/** The answer of a pending call: its value, or the error that the call throws in the guest. */
export type CallAnswer =
  | { readonly id: number; readonly value: unknown; readonly error?: undefined }
  | { readonly id: number; readonly error: unknown; readonly value?: undefined }

/** An answer that was checked and written down. */
export interface ResumeAnswer {
  readonly id: number
  readonly text: string
  readonly failure: Crossing['failure']
}

/**
 * Checks all answers before any of them counts.
 * @throws TypeError for what is no answer, ExecutorError `not-pending` for a call that waits for none, or twice, and
 * `not-transferable` for a value that cannot cross
 */
export function readAnswers(answers: unknown, pending: readonly PendingCall[], maxBytes: number): ResumeAnswer[] {
  if (!Array.isArray(answers)) throw new TypeError('Cannot resume: the answers are no list of { id, value }')
  const seen = new Set<number>()
  // A copy: `map` would pass over the holes of a sparse list.
  return [...answers].map((answer: unknown) => {
    const { id, body } = readAnswer(answer)
    const call = pending.find((one) => one.id === id)
    if (call === undefined || seen.has(id)) throw notPending(id, pending, seen.has(id))
    seen.add(id)
    if ('error' in body) {
      return { id, text: `e${encodeError(body.error, maxBytes)}`, failure: describeFailure(body.error) }
    }
    return { id, text: `v${written(body.value, call, maxBytes)}`, failure: undefined }
  })
}

function readAnswer(answer: unknown): { id: number; body: { value: unknown } | { error: unknown } } {
  const has = (key: string): boolean => Object.hasOwn(answer as object, key)
  if (typeof answer !== 'object' || answer === null || !has('id') || !(has('value') || has('error'))) {
    throw new TypeError(NO_ANSWER)
  }
  const { id, value, error } = answer as { id: unknown; value?: unknown; error?: unknown }
  if (typeof id !== 'number') throw new TypeError(`Cannot resume: the id of an answer is ${String(id)}, not a number`)
  // Of two, the one that is undefined counts as absent; with both undefined the answer is the value.
  const isError = has('value') ? error !== undefined : true
  if (!has('error') || !isError) return { id, body: { value } }
  if (value !== undefined) throw new TypeError(NO_ANSWER)
  return { id, body: { error } }
}
const NO_ANSWER = 'Cannot resume: an answer is { id, value } or { id, error }'

function notPending(id: number, pending: readonly PendingCall[], isTwice: boolean): ExecutorError {
  const open =
    pending.length === 0 ? 'no call waits for one' : `these wait: ${pending.map((call) => call.id).join(', ')}`
  const why = isTwice ? 'it is answered twice' : open
  return new ExecutorError('not-pending', `Cannot answer call ${id}: ${why}`)
}

function written(value: unknown, { name }: PendingCall, maxBytes: number): string {
  try {
    return encode(value, { maxBytes, what: `the answer of ${name}` })
  } catch (error) {
    if (!(error instanceof TransferError)) throw error
    throw new ExecutorError('not-transferable', `Cannot resume: ${error.message}`, { cause: error })
  }
}
