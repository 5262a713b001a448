// START HERE. `createExecutor` prepares the engine; `runCell` takes one cell through the stages, in their order.
import { loadEngine } from '#load-engine'
import type { Ending } from './5-run/ending.ts'
import { makeTemplate } from './5-run/template.ts'
import { isValue, makeOutcome } from './7-result/make-outcome.ts'
import { CellRun } from './cell-run.ts'
import { ExecutorError } from './errors.ts'
import type { FailureContext } from './explain-failure.ts'
import { GUEST_LIBRARY } from './guest/generated/library.ts'
import { endOfTrap } from './guest-run.ts'
import { LocalHome } from './local-home.ts'
import {
  type ExecutorOptions,
  type ResolvedExecutor,
  type RestoreOptions,
  type RunOptions,
  readExecutorOptions,
  readRestoreOptions,
  readSessionOptions,
  type SessionOptions,
  splitOptions,
} from './options.ts'
import type { Outcome } from './outcome.ts'
import { SeedSource } from './random.ts'
import { ExecutorSession, newState, type Session, type SessionActions, type SessionState } from './session.ts'
import { defineSession } from './session-definition.ts'
import { CodeRefused, type MemoryHome } from './session-memory.ts'
import { SessionBytes } from './sleep/session-bytes.ts'

/** Runs model-written code in sessions that share a few machines. */
export interface Executor {
  /**
   * Makes a session: a global scope of its own, with these host functions, data and modules in it. Costs nothing until
   * its first cell.
   * @throws TypeError and RangeError for wrong options, ExecutorError `disposed`
   */
  createSession(options?: SessionOptions): Session
  /**
   * Makes a session of bytes that `session.save` gave, here or in another process with the same engine build. It is
   * where the saved one was: between cells, or suspended (`session.pending` lists what it waits for).
   * @param image untrusted bytes may be given with a `secret` only: a signature shows that they are your own
   * @throws TypeError for wrong options, or a host function that is missing; ExecutorError `image-foreign`,
   * `image-damaged`, `image-signature`, `memory` when `memoryBytes` is too small for it, `disposed`
   * @example
   * const executor = await createExecutor()
   * const hostFunctions = { approve: { handle: (call) => call.suspend() } }
   * const session = executor.createSession({ hostFunctions })
   * await session.run('approve("trip") ? "go" : "stay"')
   * const other = await executor.restore(await session.save(), { hostFunctions })
   * const outcome = await other.resume([{ id: other.pending[0].id, value: true }])
   * outcome.value // → go
   * await executor.dispose()
   */
  restore(image: Uint8Array, options?: RestoreOptions): Promise<Session>
  /** Runs one cell in a session of its own. A host function cannot suspend it: there would be nothing to resume. */
  run(code: string, options?: SessionOptions & RunOptions): Promise<Outcome>
  /** Ends all sessions and frees the machines. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Makes an executor: compiles the engine once and prepares the template that every session starts from.
 * @throws TypeError and RangeError for wrong options, ExecutorError `engine` when the engine cannot start
 * @example
 * const executor = await createExecutor({ limits: { cpuMs: 1000 } })
 * const outcome = await executor.run('double(21)', { hostFunctions: { double: async (n) => n * 2 } })
 * outcome.value // → 42
 * await executor.dispose()
 */
export async function createExecutor(options?: ExecutorOptions): Promise<Executor> {
  const resolved = readExecutorOptions(options)
  const template = await makeTemplate(resolved.engine ?? (await loadEngine()), GUEST_LIBRARY)
  return new SessionExecutor(resolved, new LocalHome(template, resolved.maxMachines))
}

/** An executor over the place where the memories of its sessions are. */
export class SessionExecutor implements Executor {
  readonly #options: ResolvedExecutor
  readonly #home: MemoryHome
  readonly #bytes: SessionBytes
  readonly #actions: SessionActions
  readonly #seeds = new SeedSource()
  readonly #sessions = new Set<Session>()
  #count = 0
  #disposed = false

  constructor(options: ResolvedExecutor, home: MemoryHome) {
    const bytes = new SessionBytes(home, options.secret)
    this.#options = options
    this.#home = home
    this.#bytes = bytes
    this.#actions = {
      run: runCell,
      advance: advanceRun,
      save: async (state) => {
        this.#refuseUnsavable('save the session')
        return bytes.save(state)
      },
      fork: async (state) => {
        this.#refuseUnsavable('fork the session')
        return this.#add(bytes.fork(state, this.#nextId()))
      },
      onDispose: (session) => this.#sessions.delete(session),
    }
  }

  createSession(sessionOptions?: SessionOptions): Session {
    this.#refuseDisposed('create')
    const { limits, forceExact } = this.#options
    const options = readSessionOptions(sessionOptions, limits)
    const definition = defineSession(this.#nextId(), options, this.#seeds, forceExact)
    return this.#add(newState(options, this.#home.open(definition, options.nowMs)))
  }

  async restore(image: Uint8Array, restoreOptions?: RestoreOptions): Promise<Session> {
    this.#refuseDisposed('restore')
    this.#refuseUnsavable('restore the session')
    const options = readRestoreOptions(image, restoreOptions, this.#options.limits)
    const state = await this.#bytes.restore(image, options, this.#nextId())
    this.#refuseDisposed('restore')
    return this.#add(state)
  }

  async run(code: string, options: SessionOptions & RunOptions = {}): Promise<Outcome> {
    const { run: runOptions, session: sessionOptions } = splitOptions(options)
    const session = this.createSession(sessionOptions)
    try {
      const outcome = await session.run(code, runOptions)
      if (outcome.status !== 'suspended') return outcome
      throw new ExecutorError(
        'not-pending',
        `Cannot suspend at ${outcome.pending[0]?.name}(): executor.run() keeps no session to resume; ` +
          'use createSession() and session.run()',
      )
    } finally {
      await session.dispose()
    }
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    await Promise.all([...this.#sessions].map((session) => session.dispose()))
    await this.#home.dispose()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }

  #nextId(): string {
    return `session-${++this.#count}`
  }

  #add(state: SessionState): Session {
    const session = new ExecutorSession(state, this.#actions)
    this.#sessions.add(session)
    return session
  }

  #refuseUnsavable(what: string): void {
    if (this.#home.isSavable) return
    throw new ExecutorError(
      'not-savable',
      `Cannot ${what}: with bridge 'asyncify' a waiting run is frames of the engine in one instance, ` +
        "which no image reaches; make the executor with bridge 'replay'",
    )
  }

  #refuseDisposed(what: string): void {
    if (this.#disposed) throw new ExecutorError('disposed', `Cannot ${what} session: the executor is disposed`)
  }
}

/** One cell: code → script (stages 1 to 4), run and bridged turn by turn (5 and 6), told as an outcome (7). */
function runCell(state: SessionState, code: string, options: RunOptions): Promise<Outcome> {
  return advanceRun(state, new CellRun(state, state.history.add(code, state.names)), options)
}

/** The run of a cell, from where it stands to its next outcome. */
async function advanceRun(state: SessionState, run: CellRun, options: RunOptions): Promise<Outcome> {
  const { memory } = state
  state.run = run
  try {
    const reached = await run.advance(options)
    if (reached === undefined) return { status: 'suspended', pending: run.pending(), ...run.record('pending') }
    state.run = undefined
    const ending = await settle(state, run, reached)
    const error = isValue(ending) ? undefined : await memory.explain(ending, failureContext(state, run))
    return makeOutcome(ending, run.record('aborted'), error)
  } catch (error) {
    state.run = undefined
    if (!(error instanceof CodeRefused)) throw error
    state.history.dropLast()
    return { status: 'failed', error: error.error, rolledBack: false, ...run.record('aborted') }
  }
}

/** Brings names up to date. Where a guest has made even that impossible, its cell is undone. */
async function settle(state: SessionState, run: CellRun, ending: Ending): Promise<Ending> {
  if (ending.rolledBack) return ending
  const { memory } = state
  try {
    state.names = await memory.settleNames(await run.facts(), ending)
    return ending
  } catch (error) {
    if (error instanceof ExecutorError && error.code === 'disposed') throw error
    memory.reset(run.start)
    return { ...endOfTrap(error, false), rolledBack: true }
  }
}

/** What an error of the cell that has just run is explained with. */
function failureContext({ options, history, names }: SessionState, { source }: CellRun): FailureContext {
  const { globals, hostFunctions } = options
  const { cells, first } = history
  return {
    history: { cells, first },
    fileName: source.fileName,
    names,
    globals: Object.keys(globals),
    hostFunctions: [...hostFunctions.keys()],
  }
}
