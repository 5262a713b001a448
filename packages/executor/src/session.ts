import { NO_NAMES, type SessionNames } from './3-rewrite/top-level.ts'
import { CellHistory } from './cell-history.ts'
import type { CellRun } from './cell-run.ts'
import { ExecutorError } from './errors.ts'
import { type ResolvedSession, type RunOptions, readCode, readRunOptions } from './options.ts'
import type { Outcome, PendingCall } from './outcome.ts'
import { type CallAnswer, readAnswers } from './resume-answers.ts'
import type { SessionMemory } from './session-memory.ts'

/** The state that cells share, and the way to run them: one at a time, each seeing what the ones before left. */
export interface Session {
  readonly id: string
  /** The calls that a suspended run waits for; empty at all other times. */
  readonly pending: readonly PendingCall[]
  /**
   * Runs one cell to its end: until it has settled and nothing that it started is left; or until all that is left are
   * calls whose host functions gave `call.suspend()`: then the outcome is `suspended`.
   * @param code what the model wrote: JavaScript or TypeScript, at most `sourceBytes`
   * @returns the outcome; what the guest did wrong is in it, with a stable code
   * @throws TypeError for code that is no string or for unknown options, ExecutorError `busy` or `disposed`, and the
   * signal's reason when it is aborted
   * @example const outcome = await session.run('search("tea").length')
   */
  run(code: string, options?: RunOptions): Promise<Outcome>
  /**
   * Answers pending calls of a suspended run, any of them, and goes on to its next outcome.
   * @param answers `{ id, value }` or `{ id, error }` for each call; the guest sees them in this order
   * @throws TypeError for what is no answer, ExecutorError `not-pending` for a call that waits for none or is answered
   * twice, `not-transferable` for a value that cannot cross, `busy`, `disposed`; the session is then as it was
   * @example
   * const waiting = await session.run('ask("Which colour?") + " it is"')
   * waiting.pending[0].payload.question // → Which colour?
   * const outcome = await session.resume([{ id: waiting.pending[0].id, value: 'red' }])
   * outcome.value // → red it is
   */
  resume(answers: readonly CallAnswer[], options?: RunOptions): Promise<Outcome>
  /**
   * The session as bytes, between cells or while a run is suspended; `executor.restore` makes a session of them, in
   * any process with the same engine build. The session itself goes on.
   * @returns about 5 kB for a session that waits on one call; they begin with `DORM`
   * @throws ExecutorError `busy` while a cell runs, `disposed`, `not-savable` with `bridge: 'asyncify'`
   * @example const image = await session.save()
   */
  save(): Promise<Uint8Array>
  /**
   * An independent copy: the same memory, names and pending calls; what one does from here on the other never sees.
   * Both draw the same random numbers next.
   * @throws ExecutorError as {@link save}
   * @example const other = await session.fork()
   */
  fork(): Promise<Session>
  /** Ends the session and the run in it, and frees its memory. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** What a session is between its cells, for the one who runs them. */
export interface SessionState {
  readonly options: ResolvedSession
  readonly memory: SessionMemory
  readonly history: CellHistory
  /** What the cells so far declared. */
  names: SessionNames
  /** The run that is going on, or suspended. */
  run: CellRun | undefined
}

/** A session before its first cell. */
export function newState(options: ResolvedSession, memory: SessionMemory): SessionState {
  return { options, memory, history: new CellHistory(), names: NO_NAMES, run: undefined }
}

/** What a session is made to do; the executor knows how. */
export interface SessionActions {
  /** Runs one cell. */
  run(state: SessionState, code: string, options: RunOptions): Promise<Outcome>
  /** Goes on with the run. */
  advance(state: SessionState, run: CellRun, options: RunOptions): Promise<Outcome>
  save(state: SessionState): Promise<Uint8Array>
  fork(state: SessionState): Promise<Session>
  onDispose(session: Session): void
}

/** A session: its state, and the rule that one cell runs at a time. */
export class ExecutorSession implements Session {
  readonly #state: SessionState
  readonly #actions: SessionActions
  #running = false
  #disposed = false

  constructor(state: SessionState, actions: SessionActions) {
    this.#state = state
    this.#actions = actions
  }

  get id(): string {
    return this.#state.memory.definition.id
  }

  get pending(): readonly PendingCall[] {
    return (!this.#running && this.#state.run?.pending()) || []
  }

  async run(code: string, options?: RunOptions): Promise<Outcome> {
    readCode(code)
    const runOptions = readRunOptions(options)
    this.#refuseUnlessIdle('run code')
    if (this.#state.run !== undefined) {
      throw new ExecutorError('busy', 'Cannot run code: the session waits for answers; give them to resume() first')
    }
    runOptions.signal?.throwIfAborted()
    this.#running = true
    try {
      return await this.#actions.run(this.#state, code, runOptions)
    } finally {
      this.#stand()
    }
  }

  async resume(answers: readonly CallAnswer[], options?: RunOptions): Promise<Outcome> {
    const runOptions = readRunOptions(options)
    this.#refuseUnlessIdle('resume')
    const { run } = this.#state
    if (run === undefined) throw new ExecutorError('not-pending', 'Cannot resume: no call of the session waits')
    const read = readAnswers(answers, run.pending(), this.#state.options.limits.argumentBytes)
    runOptions.signal?.throwIfAborted()
    this.#running = true
    try {
      run.resume(read)
      return await this.#actions.advance(this.#state, run, runOptions)
    } finally {
      this.#stand()
    }
  }

  async save(): Promise<Uint8Array> {
    this.#refuseUnlessIdle('save the session')
    return this.#actions.save(this.#state)
  }

  async fork(): Promise<Session> {
    this.#refuseUnlessIdle('fork the session')
    return this.#actions.fork(this.#state)
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    this.#state.run?.stop(new ExecutorError('disposed', 'The run ended: its session was disposed'))
    this.#letGo()
    this.#actions.onDispose(this)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }

  /** A run came to an outcome. */
  #stand(): void {
    this.#running = false
    if (this.#disposed) this.#letGo()
  }

  /** Frees the memory, and the images that a suspended run keeps. */
  #letGo(): void {
    this.#state.run = undefined
    this.#state.memory.dispose()
  }

  #refuseUnlessIdle(what: string): void {
    if (this.#disposed) throw new ExecutorError('disposed', `Cannot ${what}: the session is disposed`)
    if (this.#running) throw new ExecutorError('busy', `Cannot ${what}: the session is running a cell; await it first`)
  }
}
