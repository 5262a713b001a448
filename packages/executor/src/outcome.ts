import type { ErrorCode } from './errors.ts'

/** One console line of the guest. */
export interface LogEntry {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug'
  readonly text: string
}

/** One call from guest to host: who, with what, and what came back. */
export interface CallRecord {
  /** 1, 2, 3 … in the order in which the run made its calls. */
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
  readonly status: 'pending' | 'fulfilled' | 'rejected' | 'aborted'
  /** The answer, when `status` is `fulfilled`. */
  readonly value?: unknown
  /** What the host function threw, when `status` is `rejected`. */
  readonly error?: { readonly name: string; readonly message: string }
  /** Milliseconds between the start of the host function and its answer. */
  readonly durationMs: number
}

/** What a run cost. */
export interface Usage {
  /** Milliseconds the guest itself ran. */
  readonly cpuMs: number
  /** Milliseconds from start to outcome, waiting included. */
  readonly wallMs: number
  /** Bytes of guest memory in use at the end. */
  readonly memoryBytes: number
  /** How often the cell was run again because a call stood where nothing can wait. */
  readonly reruns: number
}

/** What went wrong in a run: plain data, never a host stack or path. */
export interface RunError {
  readonly code: ErrorCode
  readonly name: string
  readonly message: string
  /** 1-based line and column in the code as it was given, where known. */
  readonly line?: number
  readonly column?: number
  /** The lines around it, with a caret. */
  readonly codeFrame?: string
  /** One sentence: the way out, where we know it. */
  readonly advice?: string
  /** Guest stack in the model's own lines. */
  readonly stack?: string
  /** Own data fields of a thrown Error, or the thrown value itself under `value` when it was no Error. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

interface OutcomeBase {
  readonly logs: readonly LogEntry[]
  /** Bytes of log text that were cut out of the middle because the run wrote more than `logBytes`. */
  readonly logBytesOmitted: number
  readonly calls: readonly CallRecord[]
  readonly usage: Usage
}

/** The cell settled and nothing it started is left. */
export interface CompletedOutcome extends OutcomeBase {
  readonly status: 'completed'
  readonly value: unknown
  /** Name of the terminal host function that ended the run, if one did. */
  readonly endedBy?: string
}

/** The cell failed; everything the run produced until then is still here. */
export interface FailedOutcome extends OutcomeBase {
  readonly status: 'failed'
  readonly error: RunError
  /** True when the session was put back to its state before the cell (timeout, memory, stack, abort). */
  readonly rolledBack: boolean
}

/** A call whose answer comes from outside: `session.resume` gives it. */
export interface PendingCall {
  /** The number of the call within its run. */
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
  /** What its host function gave to `call.suspend`. */
  readonly payload: unknown
}

/** The run waits for answers from outside and for nothing else: it can be saved, and resumed with them. */
export interface SuspendedOutcome extends OutcomeBase {
  readonly status: 'suspended'
  /** The calls to answer, in the order in which they were made; never empty. */
  readonly pending: readonly PendingCall[]
}

/** What a run resolves to. */
export type Outcome = CompletedOutcome | FailedOutcome | SuspendedOutcome
