import { createExecutor } from '@dormouse/executor'
import type { CodeExecutor } from './executor.ts'

/**
 * Makes the executor of an agent that was given none, in runtimes without threads: code runs in the calling thread.
 * With node/default-executor.ts the only file that knows `@dormouse/executor`.
 */
export async function createDefaultExecutor(threads?: number): Promise<CodeExecutor> {
  if (threads !== undefined && threads > 0) {
    throw new RangeError(`Cannot run code in ${threads} threads: this runtime has none; leave threads out`)
  }
  return await createExecutor()
}
