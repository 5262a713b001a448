import type { Ending, EndingKind } from '../5-run/ending.ts'
import { type DecodedError, decode, decodeError } from '../6-bridge/codec.ts'
import type { ErrorCode } from '../errors.ts'
import type { Limits } from '../limits.ts'
import type { CallRecord, LogEntry, Outcome, RunError, Usage } from '../outcome.ts'
import { nameDropped } from './dropped-call.ts'
import { type ExplainContext, explain } from './explain.ts'
import { explainStandstill } from './standstill.ts'

/** What a run did on the way to its end. */
export interface RunRecord {
  readonly logs: readonly LogEntry[]
  readonly logBytesOmitted: number
  readonly calls: readonly CallRecord[]
  readonly usage: Usage
}

/** Stage 7: what a run left as plain data. `error` says what went wrong when it did. */
export function makeOutcome(ending: Ending, record: RunRecord, error: RunError | undefined): Outcome {
  if (error !== undefined) return { status: 'failed', error, rolledBack: ending.rolledBack, ...record }
  // Whatever is no failure is a value.
  const { text, endedBy } = ending as Extract<Ending, { kind: 'settled' }>
  return { status: 'completed', value: decode(text.slice(1)), ...(endedBy !== undefined && { endedBy }), ...record }
}

/** True when an ending is a value: the code did what it meant to do. */
export function isValue(ending: EndingKind): boolean {
  return ending.kind === 'settled' && ending.text.startsWith('v')
}

/** What went wrong. `context` gives what an error of the code is explained with; it is asked only for one. */
export function failureOf(ending: EndingKind, limits: Limits, context: () => ExplainContext): RunError {
  if (ending.kind !== 'settled') return withPlace(limitError(ending, limits), ending, context)
  const text = ending.text.slice(1)
  if (ending.text.startsWith('x')) return transferError(JSON.parse(text), limits)
  const error = decodeError(text)
  const code = codeOf(error, ending.deep ?? false)
  const { name, data, cause, value, isError } = error
  return {
    code,
    name,
    ...(ending.endedBy === undefined ? explain(error, context()) : { message: error.message }),
    ...(code === 'stack' && { advice: STACK_ADVICE }),
    ...(isError ? data && { data } : { data: { value } }),
    ...(cause !== undefined && { cause: causeOf(cause) }),
  }
}

/** True for the end of a run in the middle of a wait whose place is known: it is looked up in the code. */
export function isPlaced(ending: EndingKind): boolean {
  return 'stack' in ending || 'ofCell' in ending || 'droppedAt' in ending
}

/** What ended a run in the middle of a wait, and where that stands. */
function withPlace(error: RunError, ending: EndingKind, context: () => ExplainContext): RunError {
  if ('droppedAt' in ending && ending.droppedAt !== undefined) return nameDropped(error, ending.droppedAt, context())
  if (ending.kind === 'deadlock' && isPlaced(ending)) return explainStandstill(error, ending, context())
  return error
}

/** A cause as plain data: its stack is the engine's, with frames that the model does not know, and is left out. */
function causeOf({ isError, name, message, data, cause, value }: DecodedError): unknown {
  if (!isError) return value ?? message
  return { name, message, ...(data && { data }), ...(cause !== undefined && { cause: causeOf(cause) }) }
}

const STACK_ADVICE = 'Use a loop, or a list of what is left to do.'

/** Ours are told apart by what only the engine and the codec can do, never by what an error says of itself. */
function codeOf(error: DecodedError, deep: boolean): ErrorCode {
  if (error.code !== undefined) return 'not-transferable'
  return deep && error.name === 'InternalError' && error.message === 'stack overflow' ? 'stack' : 'guest'
}

function transferError({ code, message }: { code: string; message: string }, limits: Limits): RunError {
  if (code === 'not-transferable') {
    return {
      code,
      name: 'TypeError',
      message,
      advice: 'Give plain data: numbers, strings, lists, objects, Maps, Dates.',
    }
  }
  return {
    code: 'result-too-large',
    name: 'RangeError',
    message: `Cannot give the result: ${message}`,
    advice: `Give less than ${limits.resultBytes} bytes: a part, a count, a summary.`,
  }
}

/** What ended a run that did not settle: a limit, or the engine. */
export function limitError(ending: Exclude<EndingKind, { kind: 'settled' }>, limits: Limits): RunError {
  switch (ending.kind) {
    case 'timeout':
      return {
        code: 'timeout',
        name: 'TimeoutError',
        message: `The run was ended: it went over ${ending.limit} (${limits[ending.limit]} ms)`,
        advice: 'The session is as it was before this cell. Do less in one cell, or look for a loop that does not end.',
      }
    case 'memory':
      return {
        code: 'memory',
        name: 'MemoryError',
        message: `The run was ended: it needed more than memoryBytes (${limits.memoryBytes} bytes)`,
        advice: 'The session is as it was before this cell. Work on smaller parts, and let go of what is not needed.',
      }
    case 'stack':
      return {
        code: 'stack',
        name: 'RangeError',
        message: 'The run was ended: it recursed deeper than the stack allows',
        advice: `The session is as it was before this cell. ${STACK_ADVICE}`,
      }
    case 'call-budget':
      return {
        code: 'call-budget',
        name: 'RangeError',
        message: `The run was ended: it made more than maxCalls (${limits.maxCalls}) host calls`,
        advice: 'The session is as it was before this cell. Ask for more with each call, or use several cells.',
      }
    case 'deadlock':
      return {
        code: 'deadlock',
        name: 'Error',
        message: 'The cell waits for a promise, and nothing is left that could settle it',
        advice: 'Look for a `new Promise` that never calls resolve, or an await on something that was never started.',
      }
    case 'crash':
      return {
        code: 'crash',
        name: 'Error',
        message: 'The run ended with the worker thread that it was in',
        advice: 'The session is as it was before this cell. Run it again; if that ends so too, work on smaller parts.',
      }
    case 'engine':
      return { code: 'engine', name: 'Error', message: 'The engine failed; the session is as it was before this cell' }
  }
}
