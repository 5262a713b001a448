import { type AgentEvent, CodeAgent, type Model, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying, inTags, recordingModel, wordsOf } from '../../support/agent-playing.ts'
import { agentOf, calling } from '../../support/tool-calling.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const never = (): Promise<never> => new Promise(() => {})
const stuck = tool({ name: 'stuck', description: 'Never ends.', inputs: {}, execute: never })
const usage = { inputTokens: 10, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }

async function until(events: AsyncIterable<AgentEvent>, isIt: (event: AgentEvent) => boolean): Promise<void> {
  for await (const event of events) if (isIt(event)) return
}
const isStuck = (event: AgentEvent): boolean => event.type === 'call-start' && event.name === 'stuck'

describe('a run whose stream is left', () => {
  it('a run that is left remembers the step that it was in, for the next one that goes on', async () => {
    const done: number[] = []
    const work = tool({ name: 'work', description: 'Works.', inputs: {}, execute: async () => done.push(1) })
    const model = recordingModel([inTags('work()'), inTags('finalAnswer(2)')])
    const agent = new CodeAgent({ model, executor, tools: [work] })
    await until(agent.arun('One', { stream: true }), ({ type }) => type === 'call-end')
    expect(done).toEqual([1])
    expect(await agent.arun('Two', { reset: false })).toBe(2)
    expect(wordsOf(model.sent[1])).toContain('work()')
    expect(wordsOf(model.sent[1])).toContain('broken off before its end')
  })

  it('a run that is left tells onEvent its end once, with what it used', async () => {
    const told: AgentEvent[] = []
    const model: Model = { generate: async () => ({ text: inTags('stuck()'), finishReason: 'stop', usage }) }
    const agent = new CodeAgent({ model, executor, tools: [stuck], onEvent: (event) => told.push(event) })
    await until(agent.arun('Task', { stream: true }), isStuck)
    const ends = told.filter((event) => event.type === 'run-end')
    expect(ends).toHaveLength(1)
    expect(ends[0]?.result).toMatchObject({
      finishReason: 'aborted',
      error: { code: 'left' },
      usage: { inputTokens: 10, modelCalls: 1 },
    })
  })
})

describe('an aborted run with a sub-agent', () => {
  const kid = (): CodeAgent => {
    const model = new ScriptedModel([inTags('1'), inTags('stuck()')], { usage })
    return new CodeAgent({ model, executor, tools: [stuck], name: 'kid', description: 'Helps.' })
  }

  it.each([
    ['code', () => agentPlaying(['kid("x")'], { executor, agents: [kid()] })],
    ['native calls', () => agentOf([calling(['kid', { task: 'x' }])], [kid().asTool()])],
  ] as const)('its error has its own result, not that of the sub-agent (%s)', async (_, make) => {
    const run = make().start('Task')
    await until(run.events, isStuck)
    run.cancel()
    await expect(run.result).rejects.toMatchObject({ code: 'cancelled', result: { runId: run.runId } })
  })
})

describe('a step that is broken off', () => {
  const team = () => {
    const model = new ScriptedModel([inTags('1'), inTags('stuck()')], { usage, id: 'small' })
    const kid = new CodeAgent({ model, executor, tools: [stuck], name: 'kid', description: 'Helps.' })
    const prices = { small: { inputUsd: 1_000_000, outputUsd: 0 } }
    const replies = [inTags('kid("x")'), 'Best.']
    return new CodeAgent({ model: new ScriptedModel(replies, { usage, id: 'small' }), executor, agents: [kid], prices })
  }

  it('a step that is broken off by an abort counts what its sub-agents used', async () => {
    const run = team().start('Task', { full: true })
    await until(run.events, isStuck)
    run.cancel()
    const { usage: used, costUsd, steps } = await run.result
    expect(used).toMatchObject({ modelCalls: 3, inputTokens: 30 })
    expect(costUsd).toBe(30)
    expect(steps.at(-1)).toMatchObject({ error: { code: 'broken-off' }, calls: [{ name: 'kid', status: 'aborted' }] })
  })

  it('a step that is broken off by maxWallMs counts what its sub-agents used', async () => {
    const result = await team().arun('Task', { full: true, maxWallMs: 500 })
    expect(result).toMatchObject({ output: 'Best.', finishReason: 'max-wall', costUsd: 40 })
    expect(result.usage).toMatchObject({ modelCalls: 4, inputTokens: 40 })
  })

  it('a step whose hook throws had come to its end: it is remembered as it was', async () => {
    const onStep = (): never => {
      throw new Error('No more')
    }
    const agent = agentPlaying(['1 + 1'], { executor, hooks: { onStep } })
    await expect(agent.arun('Task')).rejects.toMatchObject({
      code: 'hook',
      result: { steps: [{ type: 'task' }, { code: '1 + 1', observation: 'Value:\n2' }] },
    })
  })

  it('a step whose answer check throws is remembered without the answer', async () => {
    const check = (): never => {
      throw new Error('No more')
    }
    const agent = agentPlaying(['finalAnswer(1)'], { executor, finalAnswerChecks: [check] })
    await expect(agent.arun('Task')).rejects.toMatchObject({
      code: 'hook',
      result: { output: null, steps: [{ type: 'task' }, { code: 'finalAnswer(1)', isFinal: false }] },
    })
  })
})
