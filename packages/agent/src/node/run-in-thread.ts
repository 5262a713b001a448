import type { RunResult } from '../run/run-result.ts'
import { createThreadRunner, type ThreadRunner, type ThreadRunOptions } from './thread-runner.ts'

// The pool of all runs that were given none: made with the first of them. Its threads end when they have nothing to do,
// and keep no process alive.
let shared: ThreadRunner | undefined

/**
 * Runs the agent that a module exports as its default, by its blocking `run`, in a worker thread: this thread's event
 * loop stays free. Resolves to the answer, with `full: true` to the whole {@link RunResult}.
 *
 * The module is loaded once by each thread, and makes its agent, with sync tools, there; a default export that is a
 * function is called for each run, and gives the agent. What goes in and out is cloned. `signal` ends the thread that
 * the run is in, whatever it is at; the run rejects with its reason.
 *
 * Rejects with what `run` throws, a TypeError for a module without an agent, an AgentError `thread` when the thread
 * ends. {@link createThreadRunner} makes a pool of another size.
 *
 * @example
 * // As a rule a file: new URL('./agent.js', import.meta.url), with export default new CodeAgent({ model, tools })
 * const module = 'data:text/javascript,export default { run: (task) => task.toUpperCase() }'
 * await runInThread(module, 'sum up the day') // → 'SUM UP THE DAY'
 */
export function runInThread(
  moduleUrl: string | URL,
  task: string,
  options: ThreadRunOptions & { readonly full: true },
): Promise<RunResult>
export function runInThread(moduleUrl: string | URL, task: string, options?: ThreadRunOptions): Promise<unknown>
export function runInThread(moduleUrl: string | URL, task: string, options: ThreadRunOptions = {}): Promise<unknown> {
  shared ??= createThreadRunner()
  return shared.run(moduleUrl, task, options)
}
