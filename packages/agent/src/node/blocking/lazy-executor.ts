import { createDefaultExecutor } from '../../default-executor.ts'
import type { CodeExecutor } from '../../executor.ts'

/** An executor that is made with its first session. One that could not be made is made anew by the next. */
export function lazyExecutor(): CodeExecutor {
  let made: Promise<CodeExecutor> | undefined
  const get = (): Promise<CodeExecutor> => {
    if (made !== undefined) return made
    made = createDefaultExecutor(undefined)
    made.catch(() => {
      made = undefined
    })
    return made
  }
  return {
    createSession: async (options) => (await get()).createSession(options),
    // The executor of this package can.
    restore: async (image, options) => ((await get()) as Required<CodeExecutor>).restore(image, options),
    dispose: async () => (await made)?.dispose(),
  }
}
