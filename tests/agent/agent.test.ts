import { AgentError, type AgentEvent, CodeAgent, type RunOptions, ScriptedModel, tool } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { createFakeExecutor } from '../support/fake-executor.ts'
import { textOf } from '../support/message-text.ts'

/** A tool that waits until its call is aborted, and remembers why. */
function makeWaiting() {
  const seen: { started: number; reasons: unknown[] } = { started: 0, reasons: [] }
  const waiting = tool({
    name: 'waitForever',
    description: 'Waits.',
    inputs: {},
    execute: (_, { signal }) => {
      seen.started++
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          seen.reasons.push(signal.reason)
          reject(signal.reason)
        })
      })
    },
  })
  return { waiting, seen }
}

function makeAgent(replies: readonly string[]) {
  const { waiting, seen } = makeWaiting()
  const executor = createFakeExecutor()
  const agent = new CodeAgent({ model: new ScriptedModel(replies), tools: [waiting], executor })
  return { agent, tool: seen, executor: executor.seen }
}

const WAITS = ['<code>await waitForever()</code>']
const reason = new Error('Enough')

describe('arun() with a signal', () => {
  it('arun() rejects with the reason when aborted during a tool call, and the tool sees it', async () => {
    const { agent, tool, executor } = makeAgent(WAITS)
    const controller = new AbortController()
    const run = agent.arun('Task', { signal: controller.signal })
    await expect.poll(() => tool.started).toBe(1)
    controller.abort(reason)
    await expect(run).rejects.toBe(reason)
    expect(tool.reasons).toEqual([reason])
    expect(executor).toMatchObject({ created: 1, running: 0 })
    await agent.dispose()
    expect(executor.disposed).toBe(1)
  })

  it('arun() rejects at once when aborted before it begins', async () => {
    const { agent, executor } = makeAgent(WAITS)
    await expect(agent.arun('Task', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(executor.created).toBe(0)
  })

  it('arun() resolves to the partial result of an aborted run with full: true', async () => {
    const { agent, tool } = makeAgent(['<code>return 1</code>', ...WAITS])
    const controller = new AbortController()
    const run = agent.arun('Task', { full: true, signal: controller.signal })
    await expect.poll(() => tool.started).toBe(1)
    controller.abort(reason)
    const result = await run
    expect(result).toMatchObject({ finishReason: 'aborted', output: null, error: { name: 'Error', message: 'Enough' } })
    // The step that was broken off is remembered: its tokens are paid for.
    expect(result.steps.map(({ type }) => type)).toEqual(['task', 'action', 'action'])
    expect(result.steps[2]).toMatchObject({ error: { code: 'broken-off' }, calls: [] })
    expect(result.usage.modelCalls).toBe(2)
  })

  it('arun() rejects while the model thinks, even one that ignores its signal', async () => {
    const agent = new CodeAgent({
      model: new ScriptedModel(() => new Promise(() => {})),
      executor: createFakeExecutor(),
    })
    const controller = new AbortController()
    const run = agent.arun('Task', { signal: controller.signal })
    setTimeout(() => controller.abort(reason), 5)
    await expect(run).rejects.toBe(reason)
  })

  it('arun() leaves no listener on the signal', async () => {
    let listeners = 0
    const { signal } = new AbortController()
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++
      add(...args)
    }
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--
      remove(...args)
    }
    await makeAgent(['<code>await finalAnswer(1)</code>']).agent.arun('Task', { signal })
    expect(listeners).toBe(0)
  })

  it('arun() throws the reason out of a stream', async () => {
    const { agent, tool } = makeAgent(WAITS)
    const controller = new AbortController()
    const read = async (): Promise<void> => {
      for await (const event of agent.arun('Task', { stream: true, signal: controller.signal })) {
        if (event.type === 'call-start') controller.abort(reason)
      }
    }
    await expect(read()).rejects.toBe(reason)
    expect(tool.reasons).toEqual([reason])
  })
})

describe('arun() as a stream', () => {
  it.each(['run-start', 'model-output', 'code-start', 'call-start'] as const)(
    'arun() cancels everything when its stream is left at %s',
    async (type) => {
      const { agent, tool, executor } = makeAgent(WAITS)
      for await (const event of agent.arun('Task', { stream: true })) if (event.type === type) break
      expect(executor.running).toBe(0)
      await agent.dispose()
      expect(executor.disposed).toBe(executor.created)
      expect(tool.reasons).toHaveLength(tool.started)
    },
  )

  it('arun() cancels a pending read when its stream is left, and the tool learns why', async () => {
    const { agent, tool } = makeAgent(WAITS)
    const events = agent.arun('Task', { stream: true })
    let pending: Promise<IteratorResult<AgentEvent>>
    do pending = events.next()
    while ((await Promise.race([pending, new Promise((resolve) => setTimeout(resolve, 50))])) !== undefined)
    const left = events.return?.()
    await Promise.allSettled([pending])
    expect(await left).toMatchObject({ done: true })
    expect(tool.reasons[0]).toBeInstanceOf(AgentError)
    expect(tool.reasons).toMatchObject([{ code: 'left' }])
    expect((await events.next()).done).toBe(true)
  })

  it('arun() does nothing for a stream that is never read', () => {
    const { agent, executor } = makeAgent(WAITS)
    agent.arun('Task', { stream: true })
    expect(executor.created).toBe(0)
  })
})

describe('dispose()', () => {
  it('dispose() ends runs in flight and refuses new ones', async () => {
    const { agent, tool, executor } = makeAgent(WAITS)
    const run = agent.arun('Task')
    await expect.poll(() => tool.started).toBe(1)
    await Promise.all([agent.dispose(), expect(run).rejects.toMatchObject({ code: 'disposed' })])
    expect(tool.reasons).toMatchObject([{ code: 'disposed' }])
    await expect(agent.arun('Task')).rejects.toMatchObject({ code: 'disposed' })
    expect(executor).toMatchObject({ disposed: 1, executorDisposed: false })
  })

  it('dispose() is what leaving an await using does, and may be called twice', async () => {
    const { agent } = makeAgent(WAITS)
    await agent[Symbol.asyncDispose]()
    await agent.dispose()
    await expect(agent.arun('Task')).rejects.toMatchObject({ code: 'disposed' })
  })
})

describe('options', () => {
  const model = new ScriptedModel([])
  const one = tool({ name: 'one', description: 'One.', inputs: {}, execute: () => 1 })

  it.each([
    [{}, TypeError, 'model must have generate()'],
    [{ model, maxSteps: 0 }, RangeError, 'Cannot take 0 as maxSteps'],
    [{ model, maxSteps: 1.5 }, RangeError, 'Cannot take 1.5 as maxSteps'],
    [{ model, maxSteps: '3' }, TypeError, 'Cannot take 3 as maxSteps'],
    [{ model, tools: [one, one] }, TypeError, 'two tools named one'],
    [{ model, tools: [{ name: 'x' }] }, TypeError, 'Cannot use the tool x'],
    [{ model, tools: 'one' }, TypeError, 'tools must be an array'],
    [{ model, max_steps: 3 }, TypeError, 'There is no option max_steps'],
    [{ model, instructions: 3 }, TypeError, 'instructions must be a string'],
    [{ model, executor: {} }, TypeError, 'executor must have createSession()'],
    [{ model, maxObservationChars: 0 }, RangeError, 'maxObservationChars'],
  ])('CodeAgent refuses %j', (options, kind, message) => {
    const make = (): unknown => new CodeAgent(options as never)
    expect(make).toThrow(kind)
    expect(make).toThrow(message)
  })

  it.each([
    ['', {}, 'the task must be a text'],
    [5, {}, 'the task must be a text'],
    ['Task', { maxSteps: -1 }, 'maxSteps'],
    ['Task', { signal: {} }, 'signal must be an AbortSignal'],
    ['Task', { full: true, stream: true }, 'both full and stream'],
    ['Task', { pictures: [] }, 'There is no option pictures'],
  ])('arun() refuses the task %j with the options %j', async (task, options, message) => {
    const { agent } = makeAgent([])
    const run = async (): Promise<unknown> => await agent.arun(task as string, options as RunOptions)
    await expect(run()).rejects.toThrow(message)
  })

  it('CodeAgent lets a tool of the user end the run in place of finalAnswer', async () => {
    const own = tool({
      name: 'finalAnswer',
      description: 'Ends.',
      inputs: { text: { type: 'string', description: 'Text' }, score: { type: 'number', description: 'Score' } },
      execute: async ({ text, score }) => ({ text, score }),
    })
    const scripted = new ScriptedModel([
      '<code>await finalAnswer("a")</code>',
      '<code>await finalAnswer("a", 2)</code>',
    ])
    const agent = new CodeAgent({ model: scripted, tools: [own], executor: createFakeExecutor() })
    expect(await agent.arun('Task')).toEqual({ text: 'a', score: 2 })
  })

  it('CodeAgent puts tools and instructions into the system prompt', async () => {
    let prompt = ''
    const agent = new CodeAgent({
      model: new ScriptedModel(([system]) => {
        prompt = textOf(system)
        return '<code>await finalAnswer(1)</code>'
      }),
      tools: [one],
      instructions: 'Answer in French.',
      executor: createFakeExecutor(),
    })
    await agent.arun('Task')
    expect(prompt).toContain('declare function one(): any')
    expect(prompt).toContain('declare function finalAnswer(answer: any): any')
    expect(prompt.endsWith('Instructions:\nAnswer in French.')).toBe(true)
  })
})
