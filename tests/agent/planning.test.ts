import { type AgentEvent, CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { inTags, recordingModel, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const isPlanAsked = (words: string): boolean => words.endsWith('plan\nanother way.') || words.includes("Don't act yet")
const lastWords = (messages: Parameters<typeof wordsOf>[0]): string => wordsOf(messages?.slice(-1))

/** Plans when it is asked to, else plays a cell for each step. */
const planner = (cells: readonly string[]): ScriptedModel => {
  let played = 0
  return new ScriptedModel((messages) =>
    isPlanAsked(lastWords(messages)) ? '<think>Hm</think>Facts: none. Plan: go.' : inTags(cells[played++] ?? ''),
  )
}

describe('planningInterval', () => {
  it('planningInterval plans before step 1 and every so many steps, and tells how many are left', async () => {
    const plan = 'Facts: none. Plan: go.'
    const replies = [plan, inTags('1'), inTags('2'), plan, inTags('3'), inTags('4'), plan, inTags('finalAnswer(5)')]
    const model = recordingModel(replies)
    const agent = new CodeAgent({ model, executor, planningInterval: 2, maxSteps: 5 })
    const result = await agent.arun('Task', { full: true })
    expect(result.steps.map((step) => (step.type === 'plan' ? `plan ${step.before}` : step.type))).toEqual([
      ...['task', 'plan 1', 'action', 'action', 'plan 3', 'action', 'action', 'plan 5', 'action'],
    ])
    expect(lastWords(model.sent[0])).toContain('You have 5 steps; fewer is better.')
    expect(lastWords(model.sent[3])).toContain('You have 3 steps left')
    expect(lastWords(model.sent[6])).toContain('You have one step left')
    expect(result.usage.modelCalls).toBe(8)
  })

  it('planningInterval keeps the plan in the conversation, and what asked for it out of it', async () => {
    const model = recordingModel(['<think>Hm</think>Plan: go.', inTags('1'), inTags('finalAnswer(2)')])
    await new CodeAgent({ model, executor, planningInterval: 5 }).arun('Task')
    for (const messages of model.sent.slice(1)) {
      expect(messages.map(({ role }) => role).slice(0, 4)).toEqual(['system', 'user', 'assistant', 'user'])
      expect(wordsOf(messages)).toContain('Plan: go.')
      expect(wordsOf(messages)).not.toContain('Hm')
      expect(wordsOf(messages)).not.toContain("Don't act yet")
    }
  })

  it('planningInterval tells each plan as an event, between asking the model and the step', async () => {
    const events: AgentEvent[] = []
    const agent = new CodeAgent({ model: planner(['finalAnswer(1)']), executor, planningInterval: 1 })
    for await (const event of agent.arun('Task', { stream: true })) {
      if (event.type !== 'text-delta') events.push(event)
    }
    expect(events.slice(0, 6).map(({ type }) => type)).toEqual([
      ...['run-start', 'model-start', 'model-output', 'plan-end', 'step-start', 'model-start'],
    ])
    expect(events[1]).toMatchObject({ purpose: 'plan', step: 1 })
    expect(events[3]).toMatchObject({ step: { type: 'plan', before: 1, plan: 'Facts: none. Plan: go.' } })
  })

  it('planningInterval takes the texts of the agent’s prompts', async () => {
    const model = recordingModel(['A plan', inTags('finalAnswer(1)')])
    const prompts = { firstPlan: ({ remainingSteps }: { remainingSteps: number }) => `Plan within ${remainingSteps}!` }
    await new CodeAgent({ model, executor, planningInterval: 3, maxSteps: 4, prompts }).arun('Task')
    expect(lastWords(model.sent[0])).toBe('Task:\nTask\n\nPlan within 4!')
  })

  it('planningInterval makes no plan twice when a run saved in its step, or between two, goes on elsewhere', async () => {
    const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })
    const make = (cells: readonly string[]) =>
      new CodeAgent({ model: planner(cells), executor, tools: [pay], planningInterval: 1 })
    const run = make(['const told = pay(); told']).start('Task')
    await expect.poll(() => run.pending.length).toBe(1)
    const saved = await run.suspend()
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })

    const resumed = make(['finalAnswer(told)']).resume(JSON.parse(JSON.stringify(saved)), { full: true })
    await expect.poll(() => resumed.pending.length).toBe(1)
    resumed.answer(resumed.pending[0]?.id ?? '', true)
    const between = await resumed.suspend()
    expect(between.step).toBeUndefined()
    const last = await make(['finalAnswer(told)']).resume(JSON.parse(JSON.stringify(between)), { full: true }).result
    expect(last.output).toBe('paid')
    expect(last.steps.map((step) => (step.type === 'plan' ? `plan ${step.before}` : step.type))).toEqual([
      ...['task', 'plan 1', 'action', 'plan 2', 'action'],
    ])
  })

  it('planningInterval plans anew for a later task of the conversation', async () => {
    const agent = new CodeAgent({
      model: planner(['finalAnswer(1)', 'finalAnswer(2)']),
      executor,
      planningInterval: 10,
    })
    await agent.arun('One')
    const { steps } = await agent.arun('Two', { reset: false, full: true })
    expect(steps.filter(({ type }) => type === 'plan')).toHaveLength(2)
    await agent.dispose()
  })

  it('a prompt that throws ends the run, as any function of the options', async () => {
    const prompts = {
      firstPlan: () => {
        throw new Error('No words')
      },
    }
    const agent = new CodeAgent({ model: planner([]), executor, planningInterval: 1, prompts })
    await expect(agent.arun('Task')).rejects.toMatchObject({
      code: 'hook',
      message: expect.stringContaining('prompts.firstPlan threw: No words'),
      result: { finishReason: 'failed' },
    })
  })

  it.each([0, -1, 1.5])('planningInterval refuses %s', (planningInterval) => {
    expect(() => new CodeAgent({ model: planner([]), planningInterval })).toThrow(RangeError)
  })
})
