import { type DecodedError, decode, decodeError } from './6-bridge/codec.ts'
import { type ExplainContext, explain } from './7-result/explain.ts'
import type { CellRun, Ending } from './cell-run.ts'
import type { CompiledCell } from './compile.ts'
import type { ErrorCode } from './errors.ts'
import type { Limits } from './limits.ts'
import type { Outcome, RunError } from './outcome.ts'
import type { SessionState } from './session.ts'

/** What an outcome is made of. */
interface OutcomeParts {
  readonly ending: Ending
  readonly run: CellRun
  readonly fileName: string
  readonly state: SessionState
  readonly startMs: number
}

/** Stage 7: the settled guest, the logs and the journal as plain data. */
export function outcomeOf({ ending, run, fileName, state, startMs }: OutcomeParts): Outcome {
  const base = {
    logs: run.logs.entries(),
    logBytesOmitted: run.logs.omittedBytes,
    calls: run.records(),
    usage: run.usage(performance.now() - startMs),
  }
  if (ending.kind === 'settled' && ending.text.startsWith('v')) {
    const value = decode(ending.text.slice(1))
    return { status: 'completed', value, ...(ending.endedBy !== undefined && { endedBy: ending.endedBy }), ...base }
  }
  const { limits, globals, hostFunctions } = state.core.options
  const context: ExplainContext = {
    // The cell that has just run is the last of the history.
    cell: state.history.find(fileName) as CompiledCell,
    fileName,
    earlierCell: (name) => state.history.find(name),
    knownNames: [...state.names.bindings.keys(), ...Object.keys(globals)],
    hostFunctions: [...hostFunctions.keys()],
  }
  return { status: 'failed', error: errorOf(ending, limits, context), rolledBack: ending.rolledBack, ...base }
}

function errorOf(ending: Ending, limits: Limits, context: ExplainContext): RunError {
  if (ending.kind !== 'settled') return limitError(ending, limits)
  const text = ending.text.slice(1)
  if (ending.text.startsWith('x')) return transferError(JSON.parse(text), limits)
  const error = decodeError(text)
  const code = codeOf(error, ending.deep ?? false)
  const { name, data, cause, value, isError } = error
  return {
    code,
    name,
    ...(ending.endedBy === undefined ? explain(error, context) : { message: error.message }),
    ...(code === 'stack' && { advice: STACK_ADVICE }),
    ...(isError ? data && { data } : { data: { value } }),
    ...(cause !== undefined && { cause: causeOf(cause) }),
  }
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

function limitError(ending: Exclude<Ending, { kind: 'settled' }>, limits: Limits): RunError {
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
    case 'engine':
      return { code: 'engine', name: 'Error', message: 'The engine failed; the session is as it was before this cell' }
  }
}
