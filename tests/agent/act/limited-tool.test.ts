import { type ActionStep, type ModelMessage, ScriptedModel, ToolCallingAgent, tool } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import {
  agentOf,
  answering,
  type Call,
  calling,
  echo,
  fail,
  firstStep,
  makeAsked,
  makeSlow,
  poll,
  resultsOf,
  runSteps,
} from '../../support/tool-calling.ts'

describe('maxParallelTools', () => {
  it('needsApproval is asked of the tool itself, and finds its fields', async () => {
    const paid: number[] = []
    const inputs = { euros: { type: 'number', description: 'How much' } } as const
    const execute = ({ euros }: { readonly euros: number }) => `paid ${paid.push(euros)}`
    const pay = Object.assign(tool({ name: 'pay', description: 'Pays.', inputs, execute }), {
      limit: 10,
      needsApproval(this: { readonly limit: number }, { euros }: Readonly<Record<string, unknown>>) {
        return Number(euros) > this.limit
      },
    })
    const reply = calling(['pay', { euros: 5 }], ['pay', { euros: 1000 }])
    expect(resultsOf(await firstStep(reply, [pay]))).toEqual(['paid 1', expect.stringContaining('nobody is there')])
    expect(paid).toEqual([5])
  })

  const three = (name = 'slow') => calling(...['a', 'b', 'c'].map((text): Call => [name, { text }]))

  it('maxParallelTools has so many tools at work and no more, in the model’s order', async () => {
    const { slow, begun, atWork, answer } = makeSlow()
    const run = runSteps(agentOf([three(), answering(1)], [slow], { maxParallelTools: 2 }))
    await poll(atWork).toEqual(['a', 'b'])
    answer('b')
    await poll(atWork).toEqual(['a', 'c'])
    answer('a')
    answer('c')
    const { steps } = await run
    expect(begun).toEqual(['a', 'b', 'c'])
    expect(resultsOf(steps[0] as ActionStep)).toEqual(['a!', 'b!', 'c!'])
  })

  it('maxParallelTools gives the place of a tool that failed to the next', async () => {
    const reply = calling(['fail', {}], ['fail', {}], ['echo', { text: 'a' }])
    const step = await firstStep(reply, [echo, fail], { maxParallelTools: 1 })
    expect(resultsOf(step)).toEqual(['RangeError: No luck', 'RangeError: No luck', 'a'])
  })

  it('maxParallelTools counts no call that waits for a person, and counts it again once it is approved', async () => {
    const { slow, atWork, answer } = makeSlow()
    const asked = makeAsked()
    const reply = calling(['asked', { text: 'x' }], ['slow', { text: 'a' }])
    const run = agentOf([reply, answering(1)], [slow, asked.tool], { maxParallelTools: 1 }).start('Task')
    await poll(atWork).toEqual(['a'])
    await poll(() => run.pending.length).toBe(1)
    run.answer(run.pending[0]?.id ?? '', true)
    await poll(() => run.pending.length).toBe(0)
    expect(asked.done).toEqual([])
    answer('a')
    await run.result
    expect(asked.done).toEqual(['x'])
  })

  it('maxParallelTools holds for sub-agents as well', async () => {
    const { slow, atWork, answer } = makeSlow()
    const model = new ScriptedModel((messages: readonly ModelMessage[]) => {
      const task = JSON.stringify(messages).match(/Do (\w)/)?.[1] ?? ''
      return messages.at(-1)?.role === 'tool' ? answering(task) : calling(['slow', { text: task }])
    })
    const child = new ToolCallingAgent({ model, tools: [slow], name: 'child', description: 'Works.' })
    const reply = calling(['child', { task: 'Do a' }], ['child', { task: 'Do b' }])
    const agent = new ToolCallingAgent({
      model: new ScriptedModel([reply, answering(1)]),
      agents: [child],
      maxParallelTools: 1,
    })
    const run = runSteps(agent)
    await poll(atWork).toEqual(['a'])
    answer('a')
    await poll(atWork).toEqual(['b'])
    answer('b')
    const { steps, result } = await run
    expect(resultsOf(steps[0] as ActionStep)).toEqual(['a', 'b'])
    expect(steps[0]?.calls).toMatchObject([
      { run: { usage: { modelCalls: 2 } } },
      { run: { usage: { modelCalls: 2 } } },
    ])
    expect(result.usage.modelCalls).toBe(6)
  })
})
