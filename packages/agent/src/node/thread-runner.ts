/// <reference types="node" />
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { AgentError } from '../errors.ts'
import type { RunResult } from '../run/run-result.ts'
import type { RunOptions } from '../run-options.ts'
import { type ModuleRun, type ModuleRunEnd, readRunEnd } from './module-thread.ts'

/** How many threads a {@link ThreadRunner} may have. */
export interface ThreadRunnerOptions {
  /**
   * Runs that go on at once; others wait for their turn. Default 2 for each core of the processor, at least 4: a run
   * waits most of its time, but each takes two threads and about 75 MB.
   */
  readonly maxThreads?: number
  /** Threads that are kept when there is nothing to do. Default 0. */
  readonly minThreads?: number
  /** Milliseconds that the others are kept. Default 60,000. */
  readonly idleTimeoutMs?: number
}

/** What a run in a thread may be told: what `run` takes, as far as it is plain data, and a signal. */
export type ThreadRunOptions = Omit<RunOptions, 'stream' | 'onEvent' | 'onRequest' | 'reset'>

/** Runs agents in worker threads; made by {@link createThreadRunner}. */
export interface ThreadRunner {
  /** Runs the agent that a module exports as its default; see {@link runInThread}. */
  run(moduleUrl: string | URL, task: string, options: ThreadRunOptions & { readonly full: true }): Promise<RunResult>
  run(moduleUrl: string | URL, task: string, options?: ThreadRunOptions): Promise<unknown>
  /** Ends the threads; runs in flight reject with an AgentError `disposed`. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

const OPTION_NAMES = ['maxThreads', 'minThreads', 'idleTimeoutMs']
const IDLE_TIMEOUT_MS = 60_000

/**
 * Makes a pool of worker threads that run agents; they keep no process alive.
 *
 * Throws a TypeError or RangeError for options that are not sound.
 *
 * @example
 * const runner = createThreadRunner({ maxThreads: 2 })
 * const module = 'data:text/javascript,export default { run: (task) => task.length }'
 * await Promise.all([runner.run(module, 'one'), runner.run(module, 'other')]) // → [3, 5]
 * await runner.dispose()
 */
export function createThreadRunner(options: ThreadRunnerOptions = {}): ThreadRunner {
  const unknown = Object.keys(options).find((name) => !OPTION_NAMES.includes(name))
  if (unknown !== undefined) {
    throw new TypeError(`Cannot make a thread runner: there is no option ${unknown}; use ${OPTION_NAMES.join(', ')}`)
  }
  const {
    maxThreads = Math.max(4, 2 * availableParallelism()),
    minThreads = 0,
    idleTimeoutMs = IDLE_TIMEOUT_MS,
  } = options
  checkNumber('maxThreads', maxThreads, 1)
  checkNumber('minThreads', minThreads, 0)
  checkNumber('idleTimeoutMs', idleTimeoutMs, 0)
  if (minThreads > maxThreads) {
    throw new RangeError(`Cannot make a thread runner: minThreads ${minThreads} is over maxThreads ${maxThreads}`)
  }
  return new PiscinaRunner({ maxThreads, minThreads, idleTimeoutMs })
}

class PiscinaRunner implements ThreadRunner {
  readonly #pool: Piscina<ModuleRun, ModuleRunEnd>
  readonly #runs = new Set<AbortController>()
  #isDisposed = false

  constructor({ maxThreads, minThreads, idleTimeoutMs }: Required<ThreadRunnerOptions>) {
    this.#pool = new Piscina({
      filename: createRequire(import.meta.url).resolve('@dormouse/agent/node/module-thread'),
      name: 'runModule',
      minThreads,
      maxThreads,
      idleTimeout: idleTimeoutMs,
      // A thread that waits for its next run must not stop what its modules still do.
      atomics: 'disabled',
    })
    this.#pool.on('error', (error) => this.#onIdleError(error))
  }

  run(moduleUrl: string | URL, task: string, options: ThreadRunOptions & { readonly full: true }): Promise<RunResult>
  run(moduleUrl: string | URL, task: string, options?: ThreadRunOptions): Promise<unknown>
  async run(moduleUrl: string | URL, task: string, options: ThreadRunOptions = {}): Promise<unknown> {
    const module = readModuleUrl(moduleUrl)
    const { signal, ...runOptions } = options
    signal?.throwIfAborted()
    if (this.#isDisposed) throw disposedError()
    const controller = new AbortController()
    const abort = (): void => controller.abort(signal?.reason)
    signal?.addEventListener('abort', abort)
    this.#runs.add(controller)
    try {
      return readRunEnd(await this.#runInPool({ module, task, runOptions }, controller.signal))
    } finally {
      this.#runs.delete(controller)
      signal?.removeEventListener('abort', abort)
    }
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true
    this.#abortAll(disposedError())
    await this.#pool.destroy()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }

  /** Runs in the pool; an abort ends the thread with everything in it. */
  async #runInPool(run: ModuleRun, signal: AbortSignal): Promise<ModuleRunEnd> {
    try {
      return await this.#pool.run(run, { signal })
    } catch (cause) {
      signal.throwIfAborted()
      if (cause instanceof Error && cause.name === 'DataCloneError') {
        throw new TypeError(`Cannot run ${run.module} in a thread: ${cause.message}`, { cause })
      }
      throw threadError(`Cannot go on with the run of ${run.module}`, cause)
    }
  }

  /** A thread ended that was at no run: for something that a run had left behind in it, or before it came to work. */
  #onIdleError(error: unknown): void {
    // In the first case the next run starts another. In the second the pool would let the runs wait for ever.
    if (this.#pool.threads.length === 0) this.#abortAll(threadError('Cannot start a thread for the run', error))
  }

  #abortAll(reason: AgentError): void {
    for (const run of this.#runs) run.abort(reason)
  }
}

function threadError(what: string, cause: unknown): AgentError {
  return new AgentError('thread', `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
}

function disposedError(): AgentError {
  return new AgentError('disposed', 'Cannot go on with the run: the thread runner is disposed')
}

function readModuleUrl(moduleUrl: unknown): string {
  if (moduleUrl instanceof URL) return moduleUrl.href
  if (typeof moduleUrl === 'string' && isAbsolute(moduleUrl)) return pathToFileURL(moduleUrl).href
  if (typeof moduleUrl === 'string' && URL.canParse(moduleUrl)) return moduleUrl
  throw new TypeError(
    `Cannot run ${String(moduleUrl)} in a thread: give the module's URL, as new URL('./agent.js', import.meta.url)`,
  )
}

function checkNumber(name: string, value: unknown, least: number): void {
  if (Number.isInteger(value) && (value as number) >= least) return
  const message = `Cannot make a thread runner: ${name} is ${String(value)}, and must be a whole number from ${least}`
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message)
}
