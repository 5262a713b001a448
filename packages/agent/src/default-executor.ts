import { createExecutor } from '@dormouse/executor'
import type { CodeExecutor } from './executor.ts'

/** Makes the executor of an agent that was given none. The only file that knows `@dormouse/executor`. */
export async function createDefaultExecutor(): Promise<CodeExecutor> {
  return await createExecutor()
}
