import { type AgentEvent, CodeAgent, ToolCallingAgent, ScriptedModel, Tool, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying } from '../support/agent-playing.ts'
import { agentOf, answering, calling, text } from '../support/tool-calling.ts'
import { wrap } from '../../packages/agent/src/transcript/wrap.ts'
import { hasWholeCode } from '../../packages/agent/src/read-output/find-blocks.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())
const play = (cells: readonly string[], options: object = {}) => agentPlaying(cells, { executor, ...options })
const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })
const usage = { inputTokens: 10, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }

describe('probe', () => {
  it('1 needsApproval method keeps this', async () => {
    const done: unknown[] = []
    class Pay extends Tool {
      override readonly name = 'payMoney'
      override readonly description = 'Pays.'
      override readonly inputs = { amount: { type: 'number', description: 'n' } } as const
      override readonly outputType = 'any'
      readonly limit = 10
      override needsApproval = undefined as never
      override forward(amount: number) { done.push(amount); return 'paid' }
    }
    Object.defineProperty(Pay.prototype, 'needsApproval', { value: function (this: Pay, { amount }: { amount: number }) { return amount > this.limit } })
    const one = new Pay() as any
    delete one.needsApproval
    const agent = agentOf([calling(['payMoney', { amount: 1000 }]), answering('done')], [one])
    await agent.arun('x')
    expect(done).toEqual([])
  })
  it('2 answer after suspend throws', async () => {
    const run = play(['finalAnswer(pay())'], { tools: [pay] }).start('T')
    await expect.poll(() => run.pending.length).toBe(1)
    const id = run.pending[0]!.id
    await run.suspend()
    await run.result.catch(() => {})
    expect(run.pending).toEqual([])
    expect(() => run.answer(id, true)).toThrow('not open')
  })
  it('3 left stream', async () => {
    const seen: string[] = []
    const done: string[] = []
    const work = tool({ name: 'work', description: 'W', inputs: {}, execute: async () => { done.push('x'); return 1 } })
    const seenMessages: any[] = []
    const agent = new CodeAgent({ executor, tools: [work], model: new ScriptedModel((m) => { seenMessages.push(m); return m.length < 3 ? '<code>work()</code>' : '<code>finalAnswer(1)</code>' }), onEvent: (e) => seen.push(e.type) })
    for await (const event of agent.arun('T', { stream: true })) if (event.type === 'call-end') break
    expect(done).toEqual(['x'])
    await agent.arun('and now', { reset: false })
    console.log(seen.join(' '), JSON.stringify(seenMessages.at(-1).slice(1)))
  })
  it('4 error.result of parent', async () => {
    const stuck = tool({ name: 'stuck', description: 'W', inputs: {}, execute: () => new Promise(() => {}) })
    const child = play(['stuck()'], { tools: [stuck], name: 'kid', description: 'kid' })
    for (const parent of [play(['kid("x")'], { agents: [child] }), agentOf([calling(['kid', { task: 'x' }])], [child.asTool()])]) {
      const run = parent.start('T')
      for await (const e of run.events) if (e.type === 'call-start' && e.name === 'stuck') break
      run.cancel()
      const error: any = await run.result.catch((e) => e)
      expect.soft(error.result?.runId).toBe(run.runId)
    }
  })
  it('5 isWhole in thinking', () => {
    expect(hasWholeCode('<think>Maybe <code>\nf()\n</code> no')).toBe(false)
  })
  it('6 afterToolCall garbage', async () => {
    const list: unknown[] = []
    const work = tool({ name: 'work', description: 'W', inputs: {}, execute: () => 'v' })
    const agent = play(['finalAnswer([work()])'], { tools: [work], hooks: { afterToolCall: (c: unknown) => list.push(c) } })
    const answer = await agent.arun('x').catch((e) => e.message)
    console.log('6', answer)
    const agent2 = play(['finalAnswer(1)'], { hooks: { beforeModelCall: (c: unknown) => list.push(c) } })
    console.log('6b', await agent2.arun('x').catch((e) => e.message))
  })
  it('7 autosave defeats timeouts', async () => {
    const slow = tool({ name: 'slowPay', description: 'P', inputs: {}, needsApproval: true, approvalTimeoutMs: 150, execute: () => 'paid' })
    const run = play(['try { slowPay() } catch (e) { finalAnswer(e.message) }'], { tools: [slow] }).start('T')
    await expect.poll(() => run.pending.length).toBe(1)
    const start = Date.now()
    let over = false
    run.result.finally(() => { over = true })
    while (!over && Date.now() - start < 900) { await run.save().catch(() => {}); await new Promise((r) => setTimeout(r, 40)) }
    expect(Date.now() - start).toBeLessThan(600)
    run.cancel(); await run.result.catch(() => {})
  })
  it('8 usage of sub-agents in broken off step', async () => {
    const stuck = tool({ name: 'stuck', description: 'W', inputs: {}, execute: () => new Promise(() => {}) })
    const model = new ScriptedModel(['<code>1</code>', '<code>stuck()</code>'], { usage })
    const kid = new CodeAgent({ model, executor, tools: [stuck], name: 'kid', description: 'kid' })
    const parent = new CodeAgent({ model: new ScriptedModel(['<code>kid("x")</code>', 'best'], { usage }), executor, agents: [kid] })
    const run = parent.start('T', { full: true })
    for await (const e of run.events) if (e.type === 'call-start' && e.name === 'stuck') break
    run.cancel()
    const r = await run.result
    console.log('8', r.usage, r.steps.at(-1))
    const done = await parent.arun('T', { full: true, maxWallMs: 300 })
    console.log('8b', done.usage)
  })
  it('9 onStep throws', async () => {
    const error = await play(['1 + 1'], { hooks: { onStep: () => { throw new Error('no') } } }).arun('x').catch((e) => e)
    console.log('9', error.code, error.result.steps.at(-1))
  })
  it('10 wrap speed', () => {
    for (const [n, c] of [[20_000, 'a'], [200_000, 'a'], [20_000, 'é']] as const) {
      const t = performance.now(); wrap(c.repeat(n), 100); console.log('10', n, c, performance.now() - t)
    }
  })
  it('11 null check', async () => {
    const agent = play(['finalAnswer("no digits")', 'finalAnswer("1")'], { finalAnswerChecks: [(a: string) => a.match(/\d/)] })
    expect(await agent.arun('x')).toBe('1')
  })
  it('12 prompts throw', async () => {
    const boom = () => { throw new Error('boom') }
    for (const prompts of [{ lastAnswer: boom }, { firstPlan: boom }]) {
      const error = await play(['1'], { planningInterval: 1, maxSteps: 1, prompts }).arun('x').catch((e) => e)
      expect.soft(error).toMatchObject({ code: 'hook' })
      console.log('12', error.name, error.message)
    }
  })
  it('13 enum best answer', async () => {
    const agent = play(['1', 'yes'], { maxSteps: 1, answerSchema: { enum: ['yes', 'no'] }, model: new ScriptedModel(['<code>1</code>', 'yes']) })
    console.log('13', await agent.arun('x').catch((e) => e.message))
  })
  it('14 many saves: listeners', async () => {
    const warnings: string[] = []
    const on = (w: Error) => warnings.push(w.message)
    process.on('warning', on)
    const run = agentOf([calling(['pay', {}]), answering('done')], [pay]).start('T')
    await expect.poll(() => run.pending.length).toBe(1)
    for (let i = 0; i < 15; i++) await run.save()
    await new Promise((r) => setTimeout(r, 20))
    run.answer(run.pending[0]!.id, true)
    await run.result
    const many = agentOf([calling(...Array.from({ length: 15 }, () => ['pay', {}] as const) as any), answering('done')], [pay]).start('T')
    await expect.poll(() => many.pending.length).toBe(15)
    for (const { id } of many.pending) many.answer(id, true)
    await many.result
    process.off('warning', on)
    console.log('14', warnings)
  })
  it('15 telemetry: true, model toolCalls as objects', async () => {
    console.log('15', await play(['finalAnswer(1)'], { telemetry: true }).arun('x').catch((e) => `${e.name} ${e.code} ${e.message}`))
    const model = { generate: async () => ({ text: '', finishReason: 'stop', toolCalls: [{ id: '1', name: 'finalAnswer', arguments: { answer: 1 } }] }) } as any
    console.log('15b', await new ToolCallingAgent({ model }).arun('x').catch((e) => `${e.name} ${e.code} ${e.message}`))
    console.log('15c', (() => { try { play(['1']).resume({} as any, { maxSteps: 3 } as any) } catch (e: any) { return e.message } })())
  })
})
