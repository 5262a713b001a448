/// <reference types="node" />
import { availableParallelism } from 'node:os'
import { makeTemplate } from '../5-run/template.ts'
import { type Executor, SessionExecutor } from '../executor.ts'
import { GUEST_LIBRARY } from '../guest/generated/library.ts'
import { DEFAULT_LIMITS, type Limits } from '../limits.ts'
import { LocalHome } from '../local-home.ts'
import { type ExecutorOptions, type ResolvedExecutor, readExecutorOptions } from '../options.ts'
import type { Bridge } from './bridge.ts'
import { loadEngine } from './load-engine.ts'
import { ThreadHome } from './threads/thread-home.ts'

/** What the executor of Node's entry may be given. */
export interface ThreadedExecutorOptions extends ExecutorOptions {
  /**
   * Worker threads that run guest code. Default: the processor's cores less one, at least 1, so that one is left for
   * the host. 0 runs it in the calling thread, as the executor of the main entry does.
   */
  readonly threads?: number
  /**
   * Cells that may wait for a thread to begin in; past it `run` throws `queue-full`. Turns of cells that have begun
   * always wait. Default 100,000: each takes about 2 kB while it waits.
   */
  readonly maxQueued?: number
  /**
   * How a call is answered that stands where nothing can wait. Default `replay`: the cell runs again with the answer,
   * and every session can be saved. `asyncify`: the guest halts in the call, in an engine build that can, and nothing
   * runs twice: for code that calls from getters, comparators and constructors all the time. It costs 2 to 7 times the
   * guest's computing time, and 0.6 to 0.8 MB for each run that waits, of which a process holds some 13,000.
   *
   * Where it differs:
   * - Sessions cannot be saved, forked or restored (`not-savable`); runs are suspended and resumed in this process.
   * - Calls overlap where a promise of the host function itself is asked for (`Promise.all([a(1), b(2)])`,
   *   `Promise.all(ids.map(a))`), not through a function in between (`Promise.all(ids.map((id) => a(id)))`).
   * - While one call is waited for, timers and other answers of its run wait too.
   * - A run goes on in the thread that it began in. When that has ended the run fails with `crash` at its next turn,
   *   and its session is as before the cell.
   *
   * `threads` must be at least 1: it takes threads with a large stack, 96 MB by default for 1,000 guest frames. Each
   * run has a machine until its cell is over; `maxMachines` are kept ready in each thread.
   */
  readonly bridge?: Bridge
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
  const {
    threads = Math.max(1, availableParallelism() - 1),
    maxQueued = 100_000,
    bridge = 'replay',
    ...others
  } = options
  checkCount('threads', threads, 0)
  checkCount('maxQueued', maxQueued, 1)
  const resolved = readExecutorOptions(others)
  const { maxMachines } = resolved
  checkBridge(bridge, threads, resolved)
  if (bridge === 'asyncify') {
    // Nobody else loads that build.
    const { ASYNCIFY_BUILD, loadAsyncifyEngine } = await import('./asyncify-build.ts')
    const template = await makeTemplate(await loadAsyncifyEngine(), GUEST_LIBRARY, ASYNCIFY_BUILD)
    const stackMb = stackFor(resolved.limits)
    return new SessionExecutor(resolved, new ThreadHome(template, { threads, maxQueued, maxMachines, bridge, stackMb }))
  }
  const template = await makeTemplate(resolved.engine ?? (await loadEngine()), GUEST_LIBRARY)
  if (threads === 0) return new SessionExecutor(resolved, new LocalHome(template, maxMachines))
  return new SessionExecutor(resolved, new ThreadHome(template, { threads, maxQueued, maxMachines }))
}

/** A guest that unwinds takes so many times its own stack of its thread's. */
const STACK_RATIO = 384
const MIB = 1024 * 1024

/** Megabytes of stack that a thread takes whose guests halt; sessions may ask for more than the executor's limit. */
function stackFor({ stackBytes }: Limits): number {
  return Math.ceil((Math.max(stackBytes, DEFAULT_LIMITS.stackBytes) * STACK_RATIO) / MIB)
}

function checkBridge(bridge: unknown, threads: number, { engine }: ResolvedExecutor): void {
  if (bridge === 'replay') return
  if (bridge !== 'asyncify') {
    throw new TypeError(`Cannot create executor: bridge is ${String(bridge)}, neither 'replay' nor 'asyncify'`)
  }
  if (threads < 1) {
    throw new RangeError(
      "Cannot create executor: bridge 'asyncify' with 0 threads: it takes a thread with a large stack",
    )
  }
  if (engine === undefined) return
  throw new TypeError("Cannot create executor: engine is given with bridge 'asyncify': that one has a build of its own")
}

function checkCount(name: string, value: unknown, least: number): void {
  if (typeof value !== 'number') throw new TypeError(`Cannot create executor: ${name} is ${typeof value}, not a number`)
  if (Number.isInteger(value) && value >= least) return
  throw new RangeError(`Cannot create executor: ${name} is ${value}, not a whole number from ${least}`)
}
