import { createExecutor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAwaited, runAwaitedInNode } from '../property/run-awaited.ts'
import { HELPERS } from './in-flight-helpers.ts'
import { LIMITERS } from './in-flight-limiters.ts'
import { POOLS } from './in-flight-pools.ts'
import { QUEUES } from './in-flight-queues.ts'

describe('run() starts the calls of programs that await everything as Node does', () => {
  let executor: Awaited<ReturnType<typeof createExecutor>>
  beforeAll(async () => {
    executor = await createExecutor({})
  })
  afterAll(() => executor.dispose())

  it.each([...QUEUES, ...LIMITERS, ...POOLS, ...HELPERS])(
    'run() gives, starts and keeps in flight the same: $name',
    async ({ code }) => {
      const program = `const out = []\n${code}\n;out`
      expect(await runAwaited(executor, program)).toBe(await runAwaitedInNode(program))
    },
  )
})
