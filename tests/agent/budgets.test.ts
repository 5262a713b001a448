import { CodeAgent, type Model, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { inTags, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const usage = { inputTokens: 100, outputTokens: 20, cachedTokens: 40, reasoningTokens: 0 }
/** Steps for ever; the best answer when it is asked for one. */
const stepping = (options: object = {}): ScriptedModel =>
  new ScriptedModel((messages) => (wordsOf(messages).includes('no steps left') ? 'My best' : inTags('1')), options)
const agentWith = (options: object) => new CodeAgent({ model: stepping({ id: 'm', usage }), executor, ...options })
const actions = (steps: readonly { type: string }[]): number => steps.filter(({ type }) => type === 'action').length

describe('maxTokens', () => {
  it('maxTokens ends the run before the step that finds them used, at just as many and not at one less', async () => {
    const at = await agentWith({ maxTokens: 240 }).arun('Task', { full: true })
    expect(at).toMatchObject({ finishReason: 'max-tokens', output: 'My best' })
    expect(actions(at.steps)).toBe(2)
    const over = await agentWith({ maxTokens: 241 }).arun('Task', { full: true })
    expect(actions(over.steps)).toBe(3)
    expect(over.usage).toMatchObject({ inputTokens: 400, outputTokens: 80, modelCalls: 4 })
  })

  it('maxTokens of a run goes before that of its agent', async () => {
    const result = await agentWith({ maxTokens: 10_000 }).arun('Task', { full: true, maxTokens: 1 })
    expect(actions(result.steps)).toBe(1)
  })

  it('maxTokens counts what sub-agents used', async () => {
    const helper = new CodeAgent({
      ...{ name: 'helper', description: 'Helps.', executor },
      model: new ScriptedModel([inTags('1'), inTags('finalAnswer(2)')], { usage: { ...usage, inputTokens: 1_000 } }),
    })
    const model = new ScriptedModel((messages) =>
      wordsOf(messages).includes('no steps left') ? 'My best' : inTags('helper("Help")'),
    )
    const agent = new CodeAgent({ model, executor, agents: [helper], maxTokens: 2_000 })
    const result = await agent.arun('Task', { full: true })
    expect(result).toMatchObject({ finishReason: 'max-tokens', usage: { inputTokens: 2_000, modelCalls: 4 } })
    expect(actions(result.steps)).toBe(1)
  })
})

describe('maxCostUsd', () => {
  const prices = { m: { inputUsd: 10_000, outputUsd: 20_000, cachedUsd: 5_000 } }

  it('maxCostUsd ends the run; cached input is counted at its own price', async () => {
    // A call: 60 fresh at 1 cent, 40 cached at half a cent, 20 of output at 2 cents.
    const result = await agentWith({ prices, maxCostUsd: 2.4 }).arun('Task', { full: true })
    expect(result.finishReason).toBe('max-cost')
    expect(actions(result.steps)).toBe(2)
    expect(result.costUsd).toBeCloseTo(3 * 1.2, 10)
  })

  it('costUsd is left out without prices, and counts cached input as fresh without a price of its own', async () => {
    expect(await agentWith({ maxSteps: 1 }).arun('Task', { full: true })).not.toHaveProperty('costUsd')
    const whole = { m: { inputUsd: 10_000, outputUsd: 0 } }
    const result = await agentWith({ maxSteps: 1, prices: whole }).arun('Task', { full: true })
    expect(result.costUsd).toBeCloseTo(2, 10)
  })

  it.each([
    [{ maxCostUsd: 1 }, TypeError, 'prices has no entry for the model m'],
    [{ maxCostUsd: 1, prices: { other: { inputUsd: 1, outputUsd: 1 } } }, TypeError, 'no entry for the model m'],
    [{ maxCostUsd: -1, prices }, RangeError, 'maxCostUsd'],
    [{ maxCostUsd: Number.NaN, prices }, RangeError, 'maxCostUsd'],
    [{ prices: { m: { inputUsd: '1', outputUsd: 1 } } }, TypeError, 'inputUsd of m'],
    [{ prices: { m: { inputUsd: 1 } } }, TypeError, 'outputUsd of m'],
    [{ prices: { m: { input: 1 } } }, TypeError, 'no option input'],
  ])('CodeAgent refuses %j', (options, kind, message) => {
    expect(() => agentWith(options)).toThrow(kind)
    expect(() => agentWith(options)).toThrow(message)
  })

  it('maxCostUsd of a run is refused without a price too', async () => {
    await expect(agentWith({}).arun('Task', { maxCostUsd: 1 })).rejects.toThrow('prices has no entry')
  })
})

describe('maxWallMs', () => {
  it('maxWallMs breaks off a tool at work, aborts its signal, and asks for the best answer', async () => {
    const reasons: unknown[] = []
    const hang = tool({
      name: 'hang',
      description: 'Waits, whatever its signal says.',
      inputs: {},
      execute: (_, { signal }) =>
        new Promise(() => signal.addEventListener('abort', () => reasons.push(signal.reason))),
    })
    const model = new ScriptedModel((messages) =>
      wordsOf(messages).includes('no steps left') ? 'In time' : inTags('hang()'),
    )
    const agent = new CodeAgent({ model, executor, tools: [hang], maxWallMs: 60_000 })
    const result = await agent.arun('Task', { full: true, maxWallMs: 80 })
    expect(result).toMatchObject({ finishReason: 'max-wall', output: 'In time' })
    expect(result.durationMs).toBeGreaterThanOrEqual(79)
    expect(reasons).toEqual([new Error('The run is over its 80 ms')])
  })

  it('maxWallMs does not wait for a model that never answers', async () => {
    const signals: (AbortSignal | undefined)[] = []
    const model: Model = {
      generate: (messages, { signal }) => {
        signals.push(signal)
        if (wordsOf(messages).includes('no steps left')) return Promise.resolve({ text: 'Late', finishReason: 'stop' })
        return new Promise(() => {})
      },
    }
    const result = await new CodeAgent({ model, executor, maxWallMs: 30 }).arun('Task', { full: true })
    expect(result).toMatchObject({ finishReason: 'max-wall', output: 'Late', usage: { modelCalls: 1 } })
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true])
  })

  it('maxWallMs breaks off a hook that never ends', async () => {
    const agent = agentWith({ maxWallMs: 30, hooks: { onStep: () => new Promise(() => {}) } })
    expect(await agent.arun('Task', { full: true })).toMatchObject({ finishReason: 'max-wall', output: 'My best' })
  })

  it('maxWallMs breaks off the wait for a person, whose request is then no longer open', async () => {
    const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 1 })
    const model = new ScriptedModel((messages) =>
      wordsOf(messages).includes('no steps left') ? 'Best' : inTags('pay()'),
    )
    const asked: string[] = []
    const run = new CodeAgent({ model, executor, tools: [pay], maxWallMs: 100 }).start('Task', {
      full: true,
      onEvent: (event) => event.type === 'request-open' && asked.push(event.request.id),
    })
    expect(await run.result).toMatchObject({ finishReason: 'max-wall', output: 'Best' })
    expect(asked).toHaveLength(1)
    expect(run.pending).toEqual([])
    expect(() => run.answer(asked[0] ?? '', true)).toThrow('it is not open')
  })

  it('maxWallMs longer than any timer of the platform does not end the run at once', async () => {
    const model = new ScriptedModel([inTags('1'), inTags('finalAnswer(2)')], { latencyMs: 10 })
    const agent = new CodeAgent({ model, executor, maxWallMs: 60 * 24 * 3_600_000 })
    expect(await agent.arun('Task', { full: true })).toMatchObject({ finishReason: 'final-answer', output: 2 })
  })

  it('maxWallMs of a sub-agent is its own: its best answer is the value of the call', async () => {
    const child = new CodeAgent({
      ...{ name: 'child', description: 'Helps.', executor, maxWallMs: 40 },
      model: {
        generate: async (messages) =>
          wordsOf(messages).includes('no steps left')
            ? { text: 'half done', finishReason: 'stop' }
            : new Promise<never>(() => {}),
      },
    })
    const agent = new CodeAgent({
      ...{ executor, agents: [child], model: new ScriptedModel([inTags('finalAnswer(child("Go"))')]) },
    })
    expect(await agent.arun('Task')).toBe('half done')
  })
})

describe('maxSteps', () => {
  it('maxSteps asks once for the best answer, and takes no further step', async () => {
    const result = await agentWith({ maxSteps: 3 }).arun('Task', { full: true })
    expect(result).toMatchObject({ finishReason: 'max-steps', output: 'My best', usage: { modelCalls: 4 } })
    expect(result.steps.map(({ type }) => type)).toEqual(['task', 'action', 'action', 'action', 'last-answer'])
  })
})
