import { type Hooks, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, expect, it } from 'vitest'
import { agentPlaying } from '../../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const work = tool({ name: 'work', description: 'Works.', inputs: {}, execute: () => 'done' })
const run = (hooks: object) => {
  return agentPlaying(['finalAnswer(work())'], { executor, tools: [work], hooks: hooks as Hooks }).arun('Task')
}

it.each([[1], ['text'], [{}], [true]])(
  'afterToolCall that gives %j ends the run: it must not wipe out the value',
  async (given) => {
    await expect(run({ afterToolCall: () => given })).rejects.toMatchObject({
      code: 'hook',
      message: expect.stringContaining('{ value }'),
    })
  },
)

it.each([[undefined], [null]])('afterToolCall that gives %j leaves the value', async (given) => {
  expect(await run({ afterToolCall: async () => given })).toBe('done')
})
