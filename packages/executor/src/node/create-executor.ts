/// <reference types="node" />
import { availableParallelism } from 'node:os'
import { makeTemplate } from '../5-run/template.ts'
import { type Executor, SessionExecutor } from '../executor.ts'
import { GUEST_LIBRARY } from '../guest/generated/library.ts'
import { LocalHome } from '../local-home.ts'
import { type ExecutorOptions, readExecutorOptions } from '../options.ts'
import { loadEngine } from './load-engine.ts'
import { ThreadHome } from './threads/thread-home.ts'

/** What the executor of Node's entry may be given. */
export interface ThreadedExecutorOptions extends ExecutorOptions {
  /**
   * Worker threads that run guest code. Default: the processor's cores less one, at least 1, so that one is left for the
   * host. 0 runs it in the calling thread, as the executor of the main entry does.
   */
  readonly threads?: number
  /**
   * Cells that may wait for a thread to begin in; past it `run` throws `queue-full`. Turns of cells that have begun always
   * wait. Default 100,000: each takes about 2 kB while it waits.
   */
  readonly maxQueued?: number
}

/**
 * Makes an executor whose guest code runs in worker threads: the host's event loop never waits for it. Parsing and
 * rewriting are done there too. A guest that cannot be stopped in its own thread is ended with it.
 * @throws TypeError and RangeError for wrong options, ExecutorError `engine` when the engine cannot start
 * @example
 * import { createExecutor } from '@dormouse/executor/node'
 * const executor = await createExecutor({ threads: 2 })
 * const outcome = await executor.run('double(21)', { hostFunctions: { double: async (n) => n * 2 } })
 * outcome.value // → 42
 * await executor.dispose()
 */
export async function createExecutor(options: ThreadedExecutorOptions = {}): Promise<Executor> {
  const { threads = Math.max(1, availableParallelism() - 1), maxQueued = 100_000, ...others } = options
  checkCount('threads', threads, 0)
  checkCount('maxQueued', maxQueued, 1)
  const resolved = readExecutorOptions(others)
  const { maxMachines } = resolved
  const template = await makeTemplate(resolved.engine ?? (await loadEngine()), GUEST_LIBRARY)
  if (threads === 0) return new SessionExecutor(resolved, new LocalHome(template, maxMachines))
  return new SessionExecutor(resolved, new ThreadHome(template, { threads, maxQueued, maxMachines }))
}

function checkCount(name: string, value: unknown, least: number): void {
  if (typeof value !== 'number') throw new TypeError(`Cannot create executor: ${name} is ${typeof value}, not a number`)
  if (Number.isInteger(value) && value >= least) return
  throw new RangeError(`Cannot create executor: ${name} is ${value}, not a whole number from ${least}`)
}
