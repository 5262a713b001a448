/**
 * The catalogue of stable error codes. A code never changes its meaning; messages may get clearer.
 *
 * Codes of an `Outcome` (what the guest did): everything down to `guest` but `aborted`, and `engine`.
 * Codes of an `ExecutorError` (what the caller did) are thrown: all from `busy` on, and `not-transferable` for an
 * answer; `aborted` is the reason of a call's `signal` when its run ended without it.
 */
export const ERROR_CODES = {
  syntax: 'The code does not parse.',
  'source-too-large': 'The code is over the limit `sourceBytes`.',
  'source-too-deep': 'The code nests deeper than the front end or the engine can follow.',
  timeout: 'The guest ran longer than `cpuMs`, or the run longer than `wallMs`.',
  memory: 'The guest needed more than `memoryBytes`.',
  stack: 'The guest recursed deeper than `stackBytes` allows.',
  'result-too-large': 'The value is over `resultBytes` when written down.',
  'not-transferable': 'A value cannot cross between guest and host: a function, symbol, promise or host object.',
  'call-budget': 'The run made more host calls than `maxCalls`.',
  crash: 'The worker thread that ran the cell ended with it, twice; or the one that it stood in and cannot leave.',
  deadlock: 'The cell waits, and nothing is left that could wake it.',
  aborted: 'The run ended without this call’s answer.',
  guest: 'What the code itself threw.',
  busy: 'The session is already running a cell.',
  disposed: 'The session or executor is disposed.',
  'queue-full': 'Too many cells wait for a thread: `maxQueued`.',
  'not-pending': 'A call cannot be answered from outside: it waits for no answer, or there is no session to resume.',
  'not-savable': 'The session cannot be put to bytes: its bridge keeps waiting runs where no image reaches.',
  'image-foreign': 'The image was made by another engine build or version, or is no image at all.',
  'image-damaged': 'The image is cut short or changed: its checksum, lengths or offsets do not hold.',
  'image-signature': 'The image is not signed with the secret that was given.',
  store: 'The image store is closed, finds no SQLite driver, or could not read or write.',
  engine: 'The engine failed in a way that is not the guest’s doing.',
} as const

/** A stable error code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES

/** Thrown for what the caller did wrong with a session or executor; carries a stable `code`. */
export class ExecutorError extends Error {
  override readonly name = 'ExecutorError'
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
