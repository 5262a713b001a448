export { ERROR_CODES, type ErrorCode, ExecutorError } from './errors.ts'
export { createExecutor, type Executor } from './executor.ts'
export type { Limits } from './limits.ts'
export type { ExecutorOptions, HostCall, HostFunction, RunOptions, SessionOptions } from './options.ts'
export type {
  CallRecord,
  CompletedOutcome,
  FailedOutcome,
  LogEntry,
  Outcome,
  RunError,
  Usage,
} from './outcome.ts'
export type { Session } from './session.ts'
