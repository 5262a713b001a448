export { ERROR_CODES, type ErrorCode, ExecutorError } from './errors.ts'
export { createExecutor, type Executor } from './executor.ts'
export { type ImageStore, MemoryImageStore } from './image-store.ts'
export type { Limits } from './limits.ts'
export type {
  ExecutorOptions,
  HostCall,
  HostFunction,
  RestoreOptions,
  RunOptions,
  SessionOptions,
  Suspension,
} from './options.ts'
export type {
  CallRecord,
  CompletedOutcome,
  FailedOutcome,
  LogEntry,
  Outcome,
  PendingCall,
  RunError,
  SuspendedOutcome,
  Usage,
} from './outcome.ts'
export type { CallAnswer } from './resume-answers.ts'
export type { Session } from './session.ts'
