import type { Executor, ExecutorOptions } from '@dormouse/executor'
import { createExecutor, type ThreadedExecutorOptions } from '@dormouse/executor/node'
import { afterAll, beforeAll } from 'vitest'
import { makeTemplate } from '../../packages/executor/src/5-run/template.ts'
import { SessionExecutor } from '../../packages/executor/src/executor.ts'
import { GUEST_LIBRARY } from '../../packages/executor/src/guest/generated/library.ts'
import { ASYNCIFY_BUILD, loadAsyncifyEngine } from '../../packages/executor/src/node/asyncify-build.ts'
import { loadEngine } from '../../packages/executor/src/node/load-engine.ts'
import { ThreadHome, type ThreadSettings } from '../../packages/executor/src/node/threads/thread-home.ts'
import type { ThreadPool } from '../../packages/executor/src/node/threads/thread-pool.ts'
import { readExecutorOptions } from '../../packages/executor/src/options.ts'

/** An executor whose threads a test can reach. */
export interface OpenThreads {
  readonly executor: Executor
  readonly pool: ThreadPool
}

/** Makes an executor as `createExecutor` of the Node entry does, and gives its threads away. */
export async function openThreads(settings: Partial<ThreadSettings>, options?: ExecutorOptions): Promise<OpenThreads> {
  const template =
    settings.bridge === 'asyncify'
      ? await makeTemplate(await loadAsyncifyEngine(), GUEST_LIBRARY, ASYNCIFY_BUILD)
      : await makeTemplate(await loadEngine(), GUEST_LIBRARY)
  const home = new ThreadHome(template, { threads: 2, maxQueued: 100_000, maxMachines: 4, ...settings })
  return { executor: new SessionExecutor(readExecutorOptions(options), home), pool: home.pool }
}

/** One executor with threads for the tests of a file. */
export function shareThreads(options: ThreadedExecutorOptions): { readonly executor: Executor } {
  let executor: Executor | undefined
  beforeAll(async () => {
    executor = await createExecutor(options)
  })
  afterAll(() => executor?.dispose())
  return {
    get executor() {
      if (executor === undefined) throw new Error('The executor is open only while tests run')
      return executor
    },
  }
}
