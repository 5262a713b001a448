import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor } from '../../support/executor.ts'
import { shareThreads } from '../../support/threads.ts'

const local = shareExecutor()
const replay = shareThreads({ threads: 1 })
const asyncify = shareThreads({ threads: 1, bridge: 'asyncify' })

describe('an error in a timer that nobody catches', () => {
  it.each([
    ['in this thread', () => local.executor],
    ['in a worker', () => replay.executor],
    ['with bridge asyncify', () => asyncify.executor],
  ])('ends the run with that error, and calls made after it are not made: %s', async (_, open) => {
    let calls = 0
    const cell = `
      setTimeout(() => { Promise.resolve().then(() => tool()).then(() => [1].map(() => tool())); throw new Error('thrown') }, 1)
      await new Promise(() => {})`
    const outcome = await open().run(cell, { hostFunctions: { tool: () => ++calls } })
    expect(failureOf(outcome).error).toMatchObject({ code: 'guest', message: 'thrown' })
    expect(calls).toBe(0)
  })
})
