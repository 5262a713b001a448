// START HERE. `createExecutor` prepares the engine; `runCell` takes one cell through the stages, in their order.
import { loadEngine } from '#load-engine'
import { SyntaxFailure } from './1-parse/syntax-failure.ts'
import { MachinePool } from './5-run/machine-pool.ts'
import { PreparedLayouts } from './5-run/prepared-layouts.ts'
import { makeTemplate } from './5-run/template.ts'
import { describeSyntaxFailure, type ExplainContext } from './7-result/explain.ts'
import { makeOutcome } from './7-result/make-outcome.ts'
import { CellRun } from './cell-run.ts'
import { type CompiledCell, compileCell } from './compile.ts'
import { ExecutorError } from './errors.ts'
import { GUEST_LIBRARY } from './guest/generated/library.ts'
import {
  type ExecutorOptions,
  type RunOptions,
  readExecutorOptions,
  readSessionOptions,
  type SessionOptions,
  splitOptions,
} from './options.ts'
import type { Outcome } from './outcome.ts'
import { SeedSource } from './random.ts'
import { ExecutorSession, type Session, type SessionState } from './session.ts'
import { SessionCore } from './session-core.ts'
import { settleNames } from './settle-names.ts'

/** Runs model-written code in sessions that share a few machines. */
export interface Executor {
  /**
   * Makes a session: a global scope of its own, with these host functions, data and modules in it. Costs nothing until
   * its first cell.
   * @throws TypeError and RangeError for wrong options, ExecutorError `disposed`
   */
  createSession(options?: SessionOptions): Session
  /** Runs one cell in a session of its own. */
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
  const { limits, maxMachines, engine, forceExact } = readExecutorOptions(options)
  const template = await makeTemplate(engine ?? (await loadEngine()), GUEST_LIBRARY)
  const pool = new MachinePool(template, maxMachines)
  const layouts = new PreparedLayouts(template)
  const seeds = new SeedSource()
  const sessions = new Set<Session>()
  let count = 0
  let disposed = false

  function createSession(sessionOptions?: SessionOptions): Session {
    if (disposed) throw new ExecutorError('disposed', 'Cannot create session: the executor is disposed')
    const resolved = readSessionOptions(sessionOptions, limits)
    const core = new SessionCore(`session-${++count}`, resolved, { template, pool, layouts, seeds, forceExact })
    const session: Session = new ExecutorSession(core, runCell, () => sessions.delete(session))
    sessions.add(session)
    return session
  }

  async function run(code: string, options: SessionOptions & RunOptions = {}): Promise<Outcome> {
    const { run: runOptions, session: sessionOptions } = splitOptions(options)
    const session = createSession(sessionOptions)
    try {
      return await session.run(code, runOptions)
    } finally {
      await session.dispose()
    }
  }

  async function dispose(): Promise<void> {
    disposed = true
    await Promise.all([...sessions].map((session) => session.dispose()))
    pool.dispose()
  }

  return { createSession, run, dispose, [Symbol.asyncDispose]: dispose }
}

/** One cell: code → script (stages 1 to 4), run and bridged turn by turn (5 and 6), told as an outcome (7). */
async function runCell(state: SessionState, code: string, options: RunOptions): Promise<Outcome> {
  const { core, history } = state
  const startMs = performance.now()
  try {
    const cell = compileCell(code, state.names, core.compileOptions).runnable
    const fileName = history.add(code, state.names)
    const run = new CellRun(core, cell, fileName, options)
    state.stop = (reason) => run.stop(reason)
    const ending = await run.finish()
    if (!ending.rolledBack) state.names = await settleNames(core, cell, ending)
    return makeOutcome(run.record(ending), core.options.limits, () => explainContext(state, fileName))
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error
    const usage = { cpuMs: 0, wallMs: performance.now() - startMs, memoryBytes: core.memoryBytes(), reruns: 0 }
    const refusal = describeSyntaxFailure(error, code)
    return { status: 'failed', error: refusal, rolledBack: false, logs: [], logBytesOmitted: 0, calls: [], usage }
  }
}

/** What an error of the cell that has just run is explained with; the cell is compiled again for it. */
function explainContext({ core, history, names }: SessionState, fileName: string): ExplainContext {
  const { globals, hostFunctions } = core.options
  return {
    // The cell is the last of the history: it is there.
    cell: history.find(fileName) as CompiledCell,
    fileName,
    earlierCell: (name) => history.find(name),
    knownNames: [...names.bindings.keys(), ...Object.keys(globals)],
    hostFunctions: [...hostFunctions.keys()],
  }
}
