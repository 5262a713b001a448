import { SyntaxFailure } from './1-parse/syntax-failure.ts'
import { NO_NAMES, type SessionNames } from './3-rewrite/top-level.ts'
import { CellRun, type Ending } from './cell-run.ts'
import { compileCell, type CompiledCell, type CompileOptions } from './compile.ts'
import { ExecutorError } from './errors.ts'
import { type RunOptions, readRunOptions } from './options.ts'
import type { SessionCore } from './session-core.ts'
import { settleNames } from './settle-names.ts'
import { describeSyntaxFailure } from './7-result/explain.ts'
import type { Outcome } from './7-result/outcome.ts'
import { CellHistory } from './cell-history.ts'
import { outcomeOf } from './make-outcome.ts'

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

/** A session over one core. */
export class ExecutorSession implements Session {
  readonly #core: SessionCore
  readonly #history: CellHistory
  #names: SessionNames = NO_NAMES
  #run: CellRun | undefined
  #running = false
  #disposed = false
  readonly #onDispose: () => void

  constructor(core: SessionCore, onDispose: () => void) {
    this.#core = core
    this.#onDispose = onDispose
    this.#history = new CellHistory((names) => this.#compileOptions(names))
  }

  get id(): string {
    return this.#core.id
  }

  async run(code: string, options?: RunOptions): Promise<Outcome> {
    const runOptions = readRunOptions(code, options)
    if (this.#disposed) throw new ExecutorError('disposed', 'Cannot run code: the session is disposed')
    if (this.#running) throw new ExecutorError('busy', 'Cannot run code: the session is running a cell; await it first')
    runOptions.signal?.throwIfAborted()
    this.#running = true
    const start = performance.now()
    try {
      return await this.#runCell(code, runOptions, start)
    } finally {
      this.#running = false
      this.#run = undefined
    }
  }

  async #runCell(code: string, options: RunOptions, start: number): Promise<Outcome> {
    const compiled = this.#compile(code, start)
    if ('status' in compiled) return compiled
    const startingImage = this.#core.startingImage()
    const fileName = this.#history.add(code, this.#names)
    const run = new CellRun(this.#core, compiled, fileName, options)
    this.#run = run
    const { wallMs } = this.#core.options.limits
    const stop = (): void => run.stop(options.signal?.reason)
    options.signal?.addEventListener('abort', stop, { once: true })
    const wallClock = Number.isFinite(wallMs) ? setTimeout(() => run.expire(), wallMs) : undefined
    let ending: Ending
    try {
      ending = await run.finish()
    } catch (error) {
      this.#core.reset(startingImage)
      throw error
    } finally {
      clearTimeout(wallClock)
      options.signal?.removeEventListener('abort', stop)
    }
    const rolledBack = ending.kind !== 'settled' && ending.kind !== 'deadlock'
    if (rolledBack) this.#core.reset(startingImage)
    else this.#names = await settleNames(this.#core, compiled, ending)
    return outcomeOf({ ending, run, rolledBack, wallMs: performance.now() - start, core: this.#core, explain: this.#explainer(compiled, fileName) })
  }

  #compile(code: string, start: number): CompiledCell | Outcome {
    try {
      return compileCell(code, this.#compileOptions(this.#names))
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error
      const usage = { cpuMs: 0, wallMs: performance.now() - start, memoryBytes: this.#core.memoryBytes(), reruns: 0 }
      const failure = describeSyntaxFailure(error, code)
      return { status: 'failed', error: failure, rolledBack: false, logs: [], logBytesOmitted: 0, calls: [], usage }
    }
  }

  #compileOptions(names: SessionNames): CompileOptions {
    const { hostFunctions, limits } = this.#core.options
    return {
      names,
      hostFunctions: new Set(hostFunctions.keys()),
      modulesSuspend: this.#core.modules.suspend,
      hasTerminal: [...hostFunctions.values()].some(({ terminal }) => terminal),
      sourceBytes: limits.sourceBytes,
    }
  }

  /** What turns a guest error into the model's words; made from the cell's code again when there is an error. */
  #explainer(cell: CompiledCell, fileName: string): Parameters<typeof outcomeOf>[0]['explain'] {
    const { hostFunctions, globals } = this.#core.options
    return {
      cell,
      fileName,
      earlierCell: (name) => this.#history.find(name),
      knownNames: [...this.#names.bindings.keys(), ...Object.keys(globals)],
      hostFunctions: [...hostFunctions.keys()],
    }
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    this.#run?.stop(new ExecutorError('disposed', 'The run ended: its session was disposed'))
    this.#core.dispose()
    this.#onDispose()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }
}
