import { NO_NAMES, type SessionNames } from './3-rewrite/top-level.ts'
import { CellHistory } from './cell-history.ts'
import { ExecutorError } from './errors.ts'
import { type RunOptions, readRunOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import type { SessionCore } from './session-core.ts'

/** The state that cells share, and the way to run them: one at a time, each seeing what the ones before left. */
export interface Session {
  readonly id: string
  /**
   * Runs one cell to its end: until it has settled and nothing that it started is left.
   * @param code what the model wrote: JavaScript or TypeScript, at most `sourceBytes`
   * @returns the outcome; what the guest did wrong is in it, with a stable code
   * @throws TypeError for code that is no string or for unknown options, ExecutorError `busy` or `disposed`, and the
   * signal's reason when it is aborted
   * @example const outcome = await session.run('search("tea").length')
   */
  run(code: string, options?: RunOptions): Promise<Outcome>
  /** Ends the session and the run in it, and frees its memory. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** What a session is between its cells, for the one who runs them. */
export interface SessionState {
  readonly core: SessionCore
  readonly history: CellHistory
  /** What the cells so far declared. */
  names: SessionNames
  /** Ends the run that is going on; undefined between runs. */
  stop: ((reason: unknown) => void) | undefined
}

/** Runs one cell of a session. */
export type RunCell = (state: SessionState, code: string, options: RunOptions) => Promise<Outcome>

/** A session: its state, and the rule that one cell runs at a time. */
export class ExecutorSession implements Session {
  readonly #state: SessionState
  readonly #runCell: RunCell
  readonly #onDispose: () => void
  #running = false
  #disposed = false

  constructor(core: SessionCore, runCell: RunCell, onDispose: () => void) {
    this.#state = { core, history: new CellHistory(core), names: NO_NAMES, stop: undefined }
    this.#runCell = runCell
    this.#onDispose = onDispose
  }

  get id(): string {
    return this.#state.core.id
  }

  async run(code: string, options?: RunOptions): Promise<Outcome> {
    const runOptions = readRunOptions(code, options)
    if (this.#disposed) throw new ExecutorError('disposed', 'Cannot run code: the session is disposed')
    if (this.#running) throw new ExecutorError('busy', 'Cannot run code: the session is running a cell; await it first')
    runOptions.signal?.throwIfAborted()
    this.#running = true
    try {
      return await this.#runCell(this.#state, code, runOptions)
    } finally {
      this.#running = false
      this.#state.stop = undefined
      if (this.#disposed) this.#state.core.dispose()
    }
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    this.#state.stop?.(new ExecutorError('disposed', 'The run ended: its session was disposed'))
    this.#state.core.dispose()
    this.#onDispose()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }
}
