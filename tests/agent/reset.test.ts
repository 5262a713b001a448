import { CodeAgent, ScriptedModel, tool } from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { agentPlaying, inTags, recordingModel, wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

const usage = { inputTokens: 10, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0 }
const play = (cells: readonly string[], options: object = {}) => agentPlaying(cells, { executor, ...options })
const goOn = { reset: false } as const

/** A tool that waits for its test, or for its signal. */
function makeGate() {
  const waiting: ((value: unknown) => void)[] = []
  const gate = tool({
    name: 'gate',
    description: 'Waits.',
    inputs: {},
    execute: (_, { signal }) =>
      new Promise((resolve, reject) => {
        waiting.push(resolve)
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
  })
  return { gate, waiting }
}

describe('reset: false', () => {
  it('reset: false goes on in the conversation and its session, three times in a row', async () => {
    const model = recordingModel(
      ['const one = 1; finalAnswer(one)', 'const two = one + 1; finalAnswer(two)', 'finalAnswer([one, two])'].map(
        inTags,
      ),
    )
    const agent = new CodeAgent({ model, executor })
    expect(await agent.arun('First task')).toBe(1)
    expect(await agent.arun('Second task', goOn)).toBe(2)
    expect(await agent.arun('Third task', goOn)).toEqual([1, 2])
    const last = wordsOf(model.sent[2])
    for (const words of ['Task:\nFirst task', 'New task:\nSecond task', 'New task:\nThird task', 'const two']) {
      expect(last).toContain(words)
    }
    await agent.dispose()
  })

  it('reset: false begins a conversation where there is none, and reset: true forgets the one there was', async () => {
    const model = new ScriptedModel((messages) =>
      inTags(messages.length > 2 ? 'finalAnswer(x++)' : 'let x = 1; finalAnswer("new")'),
    )
    const agent = new CodeAgent({ model, executor })
    expect(await agent.arun('Task', goOn)).toBe('new')
    expect(await agent.arun('Task', goOn)).toBe(1)
    expect(await agent.arun('Task', { reset: true })).toBe('new')
    expect(await agent.arun('Task', goOn)).toBe(1)
    await agent.dispose()
  })

  it('reset: false counts steps, usage and cost of its own run alone', async () => {
    const cells = ['1', 'finalAnswer(2)', '3', '4', 'finalAnswer(5)']
    const agent = new CodeAgent({
      model: new ScriptedModel(cells.map(inTags), { id: 'm', usage }),
      executor,
      maxSteps: 3,
      prices: { m: { inputUsd: 100_000, outputUsd: 0 } },
      maxTokens: 40,
    })
    const first = await agent.arun('One', { full: true })
    expect(first).toMatchObject({ output: 2, usage: { inputTokens: 20, modelCalls: 2 }, costUsd: 2 })
    const second = await agent.arun('Two', { full: true, ...goOn })
    expect(second).toMatchObject({
      finishReason: 'final-answer',
      output: 5,
      usage: { inputTokens: 30, outputTokens: 3, modelCalls: 3 },
      costUsd: 3,
    })
    expect(second.steps.filter(({ type }) => type === 'task')).toHaveLength(2)
    expect(second.steps.flatMap((step) => (step.type === 'action' ? [step.number] : []))).toEqual([1, 2, 1, 2, 3])
    await agent.dispose()
  })

  it('reset: false is refused while another run goes on with the conversation, and only so long', async () => {
    const { gate, waiting } = makeGate()
    const agent = play(['let x = 1; finalAnswer(x)', 'gate(); finalAnswer(++x)', 'finalAnswer(++x)'], { tools: [gate] })
    await agent.arun('One')
    const second = agent.arun('Two', goOn)
    await expect.poll(() => waiting.length).toBe(1)
    await expect(agent.arun('Three', goOn)).rejects.toMatchObject({ code: 'busy' })
    expect(() => agent.start('Three', goOn)).toThrow('another run does')
    waiting[0]?.(true)
    expect(await second).toBe(2)
    expect(await agent.arun('Three', goOn)).toBe(3)
    await agent.dispose()
  })

  it('reset: false goes on with whatever run ended last; a fresh run meanwhile disturbs nobody', async () => {
    const { gate, waiting } = makeGate()
    const model = new ScriptedModel((messages) => {
      const words = wordsOf(messages)
      if (words.includes('Peek')) return inTags('finalAnswer(name)')
      return inTags(
        words.includes('Slow') ? 'gate(); finalAnswer(name)' : `const name = "${words.at(-1)}"; finalAnswer(name)`,
      )
    })
    const agent = new CodeAgent({ model, executor, tools: [gate] })
    expect(await agent.arun('Task A')).toBe('A')
    const slow = agent.arun('Slow', goOn)
    await expect.poll(() => waiting.length).toBe(1)
    expect(await agent.arun('Task B')).toBe('B')
    expect(await agent.arun('Peek', goOn)).toBe('B')
    waiting[0]?.(true)
    expect(await slow).toBe('A')
    expect(await agent.arun('Peek', goOn)).toBe('A')
    await agent.dispose()
  })

  it('reset: false goes on at once after a run that was aborted in a tool, its cell undone', async () => {
    const { gate, waiting } = makeGate()
    const replies = ['let x = 1; x', 'x = 2; gate()', 'finalAnswer(x)'].map(inTags)
    const asked = new CodeAgent({ model: recordingModel(replies), executor, tools: [gate] })
    const controller = new AbortController()
    const run = asked.arun('One', { signal: controller.signal })
    await expect.poll(() => waiting.length).toBe(1)
    controller.abort(new Error('Stop'))
    await expect(run).rejects.toThrow('Stop')
    expect(await asked.arun('Two', goOn)).toBe(1)
    await asked.dispose()
  })

  it('reset: false goes on after a run that was aborted while it waited for a person, also once saved', async () => {
    const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })
    const replies = ['let x = 1; x', 'x = 2; pay()', 'finalAnswer(x)'].map(inTags)
    for (const isSaved of [false, true]) {
      const agent = new CodeAgent({ model: recordingModel(replies), executor, tools: [pay] })
      const run = agent.start('One')
      await expect.poll(() => run.pending.length).toBe(1)
      if (isSaved) await run.save()
      run.cancel(new Error('Stop'))
      await expect(run.result).rejects.toThrow('Stop')
      expect(run.pending).toEqual([])
      expect(await agent.arun('Two', goOn)).toBe(1)
      await agent.dispose()
    }
  })

  it('reset: false begins anew after a run that was suspended: that one goes on elsewhere', async () => {
    const pay = tool({ name: 'pay', description: 'Pays.', inputs: {}, needsApproval: true, execute: () => 'paid' })
    const agent = play(['pay(); finalAnswer(1)'], { tools: [pay] })
    const run = agent.start('One')
    await expect.poll(() => run.pending.length).toBe(1)
    await run.suspend()
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    const next = agent.start('Two', { full: true, reset: false })
    await expect.poll(() => next.pending.length).toBe(1)
    next.answer(next.pending[0]?.id ?? '', true)
    const { output, steps } = await next.result
    expect(output).toBe(1)
    expect(steps.filter(({ type }) => type === 'task')).toHaveLength(1)
    await agent.dispose()
  })

  it('reset: false goes on after a run that failed, memory and variables kept', async () => {
    let isDown = false
    const replies = ['const x = 7; x', 'finalAnswer(x)'].map(inTags)
    let played = 0
    const agent = new CodeAgent({
      model: new ScriptedModel(() => {
        if (played === 1 && !isDown) {
          isDown = true
          throw new Error('Server down')
        }
        return replies[played++] ?? ''
      }),
      executor,
    })
    await expect(agent.arun('One')).rejects.toMatchObject({ code: 'model' })
    expect(await agent.arun('Two', goOn)).toBe(7)
    await agent.dispose()
  })

  it('reset: false makes a session anew where the first could not be made', async () => {
    let isDown = true
    const flaky = {
      createSession: async (options: never) => {
        if (isDown) throw new Error('No room')
        return executor.createSession(options)
      },
      dispose: async () => {},
    }
    const agent = new CodeAgent({ model: new ScriptedModel(() => inTags('finalAnswer(1)')), executor: flaky })
    await expect(agent.arun('One')).rejects.toMatchObject({ code: 'executor' })
    isDown = false
    expect(await agent.arun('Two', goOn)).toBe(1)
    await agent.dispose()
  })

  it('dispose() frees the kept session, and refuses to go on', async () => {
    let open = 0
    const counting = {
      createSession: (options: never) => {
        const session = executor.createSession(options)
        open++
        const dispose = session.dispose.bind(session)
        session.dispose = async () => {
          open--
          await dispose()
        }
        return session
      },
      dispose: async () => {},
    }
    const agent = new CodeAgent({ model: new ScriptedModel(() => inTags('finalAnswer(1)')), executor: counting })
    await agent.arun('One')
    await agent.arun('Two')
    expect(open).toBe(1)
    await agent.arun('Three', goOn)
    expect(open).toBe(1)
    await agent.dispose()
    expect(open).toBe(0)
    await expect(agent.arun('Four', goOn)).rejects.toMatchObject({ code: 'disposed' })
  })
})
