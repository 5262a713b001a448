import { askUser, CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { inTags } from '../../support/agent-playing.ts'
import { agentOf, answering, calling, poll } from '../../support/tool-calling.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

describe('resume()', () => {
  it('resume() refuses ended calls that are none, with a code', async () => {
    const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })
    const run = agentOf([calling(['pay', {}]), answering(1)], [pay]).start('Task')
    run.result.catch(() => {})
    await poll(() => run.pending.length).toBe(1)
    const saved = await run.suspend()
    for (const ended of [[null], [{}], [{ call: { id: 1 } }], {}]) {
      const broken = JSON.parse(JSON.stringify({ ...saved, step: { ...saved.step, ended } }))
      const resume = () => agentOf([], [pay]).resume(broken)
      expect(resume).toThrow(expect.objectContaining({ code: 'saved-run' }))
    }
  })

  it('resume() refuses options that a saved run brings with it', () => {
    const agent = agentOf([], [])
    for (const option of [{ maxSteps: 3 }, { additionalArgs: {} }, { reset: false }, { images: [] }]) {
      expect(() => agent.resume({} as never, option as never)).toThrow(/There is no option .* of a resumed run/)
    }
  })

  it('resume() ends the step that was saved, whatever the budget has come to, before it asks for the best answer', async () => {
    const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })
    const usage = { inputTokens: 10, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }
    const replies = [calling(['pay', {}]), calling(['pay', {}]), 'Best.'].map((reply) => {
      return typeof reply === 'string' ? reply : { ...reply, usage }
    })
    const run = agentOf(replies, [pay]).start('Task')
    run.result.catch(() => {})
    await poll(() => run.pending.length).toBe(1)
    run.answer(run.pending[0]?.id ?? '', true)
    await poll(() => run.pending.map(({ id }) => id.split('.')[1])).toEqual(['2'])
    const saved = JSON.parse(JSON.stringify(await run.suspend()))
    const resumed = agentOf(replies, [pay]).resume(saved, { maxTokens: 1, full: true, onRequest: () => true })
    const result = await resumed.result
    expect(result).toMatchObject({
      output: 'Best.',
      finishReason: 'max-tokens',
      usage: { modelCalls: 3, inputTokens: 20 },
    })
    expect(result.steps[2]).toMatchObject({ toolCalls: [{ result: 'paid' }] })
  })

  it('resume() runs no tool unasked that took the place of a question', async () => {
    const paid: number[] = []
    const reply = inTags('try { finalAnswer(askUser("Really?")) } catch (error) { finalAnswer(error.message) }')
    const make = (asked: typeof askUser) => {
      return new CodeAgent({ model: new ScriptedModel([reply]), executor, tools: [asked] })
    }
    const run = make(askUser).start('Task')
    run.result.catch(() => {})
    await poll(() => run.pending.length).toBe(1)
    const saved = JSON.parse(JSON.stringify(await run.suspend()))
    const inputs = { question: { type: 'string', description: 'What' } } as const
    const execute = () => paid.push(1)
    const other = tool({ name: 'askUser', description: 'Pays now.', inputs, needsApproval: true, execute })
    expect(await make(other).resume(saved).result).toContain('it was another tool')
    expect(paid).toEqual([])
  })
})
