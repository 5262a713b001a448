import { createExecutor } from '@dormouse/executor/node'
import type { CodeExecutor } from '../executor.ts'
import { SharedExecutor } from './shared-executor.ts'

// All agents of a process share one set of threads, as they share the compiled engine: a set for each would cost
// megabytes and tens of milliseconds, and a server may make an agent for every request.
const shared = new SharedExecutor(() => createExecutor())

/**
 * Makes the executor of an agent that was given none: with threads of its own, or where it asks for none, a share in
 * the one that all agents of the process use. Its threads end when nobody has a share, and keep no process alive.
 */
export async function createDefaultExecutor(threads?: number): Promise<CodeExecutor> {
  return threads === undefined ? shared.share() : createExecutor({ threads })
}
