import { type AgentEvent, CodeAgent, type Model, type ModelMessage, ScriptedModel, tool } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { createFakeExecutor } from '../support/fake-executor.ts'
import { textOf } from '../support/message-text.ts'

const approve = tool({
  name: 'approve',
  description: 'Asks.',
  inputs: { action: { type: 'string', description: 'What' } },
  outputType: 'boolean',
  execute: async ({ action }) => action.startsWith('delete'),
})
const usage = { inputTokens: 10, outputTokens: 2, cachedTokens: 1, reasoningTokens: 0 }

function makeAgent(replies: ConstructorParameters<typeof ScriptedModel>[0] | Model, options: object = {}) {
  const executor = createFakeExecutor()
  const model = typeof replies === 'object' && 'generate' in replies ? replies : new ScriptedModel(replies)
  return { agent: new CodeAgent({ model, tools: [approve], executor, ...options }), executor, seen: executor.seen }
}

async function collect(events: AsyncIterable<AgentEvent>): Promise<AgentEvent[]> {
  const all: AgentEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

const lastMessage = (messages: readonly ModelMessage[]): string => textOf(messages.at(-1))

describe('runLoop()', () => {
  it('runLoop() takes steps until the code gives the final answer', async () => {
    const { agent, seen } = makeAgent([
      'I ask.\n<code>globalThis.yes = await approve("delete account"); console.log("asked"); return yes</code>',
      '<code>await finalAnswer(yes ? "approved: delete account" : "no")</code>',
    ])
    expect(await agent.arun('Get approval')).toBe('approved: delete account')
    await agent.dispose()
    expect(seen).toMatchObject({ created: 1, disposed: 1, running: 0 })
  })

  it('runLoop() tells its events in order', async () => {
    const { agent } = makeAgent([
      '<code>console.warn("w"); await approve("delete"); return 5</code>',
      '<code>await finalAnswer(new Date(0))</code>',
    ])
    const all = await collect(agent.arun('Task', { stream: true }))
    const events = all.filter(({ type }) => type !== 'text-delta')
    expect(events.map(({ type }) => type).join(' ')).toBe(
      'run-start step-start model-start model-output code-start log call-start call-end code-end step-end ' +
        'step-start model-start model-output code-start code-end step-end final-answer run-end',
    )
    const [{ runId } = { runId: '' }] = events
    expect(new Set(events.map((event) => event.runId))).toEqual(new Set([runId]))
    expect(events[5]).toEqual({ type: 'log', step: 1, level: 'warn', text: 'w', runId })
    expect(events[6]).toEqual({ type: 'call-start', step: 1, call: 1, name: 'approve', args: ['delete'], runId })
    expect(events[7]).toMatchObject({ type: 'call-end', name: 'approve', outcome: { value: true } })
    expect(events.at(-2)).toEqual({ type: 'final-answer', answer: new Date(0), runId })
    expect(events.at(-1)).toMatchObject({ result: { output: '1970-01-01T00:00:00.000Z' } })
  })

  it('runLoop() tells logs and calls while the code still runs', async () => {
    let answer = (_: boolean): void => {}
    const ask = tool({
      name: 'ask',
      description: 'Asks.',
      inputs: {},
      execute: () => new Promise((resolve) => (answer = resolve)),
    })
    const { agent } = makeAgent(['<code>console.log("before"); await finalAnswer(await ask())</code>'], {
      tools: [ask],
    })
    const seen: string[] = []
    for await (const event of agent.arun('Task', { stream: true })) {
      seen.push(event.type)
      if (event.type === 'call-start') answer(true)
    }
    expect(seen).toEqual(expect.arrayContaining(['log', 'call-start', 'call-end', 'final-answer']))
  })

  it('runLoop() gives the whole result as plain JSON', async () => {
    const texts = ['<code>return new Map([[1, 2n]])</code>', '<code>await finalAnswer({ a: [1] })</code>']
    const { agent } = makeAgent((messages) => ({
      text: texts[(messages.length - 2) / 2]!,
      finishReason: 'stop',
      usage,
    }))
    const result = await agent.arun('Task', { full: true })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(result).toMatchObject({
      output: { a: [1] },
      finishReason: 'final-answer',
      usage: { inputTokens: 20, outputTokens: 4, cachedTokens: 2, reasoningTokens: 0 },
    })
    expect(result.steps.map(({ type }) => type)).toEqual(['task', 'action', 'action'])
    expect(result.steps[1]).toMatchObject({ observation: 'Value:\n[[1,"2"]]', isFinal: false })
    expect(result.steps[2]).toMatchObject({ isFinal: true, observation: '' })
  })

  it('runLoop() sends the model what it wrote and what it observed', async () => {
    let conversation: readonly ModelMessage[] = []
    const { agent } = makeAgent((messages) => {
      conversation = messages
      return messages.length === 2 ? '<code>console.log("hi"); return 2' : '<code>await finalAnswer(2)</code>'
    })
    await agent.arun('Count')
    expect(conversation.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(conversation[1]?.content).toBe('Task:\nCount')
    expect(conversation[2]?.content).toBe('<code>console.log("hi"); return 2\n</code>')
    expect(conversation[3]?.content).toBe('Observation:\nLogs:\nhi\n\nValue:\n2')
  })

  it.each([
    ['a reply without code', 'I would rather talk.', 'no-code', 'holds no code'],
    ['a syntax error', '<code>let = </code>', 'syntax', 'SyntaxError'],
    ['an error of the code', '<code>nope()</code>', 'guest', 'nope is not defined'],
    ['an error of a tool', '<code>await approve(5)</code>', 'guest', 'action must be a string, and got the number 5'],
  ])('runLoop() tells the model about %s and goes on', async (_, reply, code, told) => {
    let observed = ''
    const { agent } = makeAgent((messages) => {
      observed = lastMessage(messages)
      return messages.length === 2 ? reply : '<code>await finalAnswer("recovered")</code>'
    })
    const result = await agent.arun('Task', { full: true })
    expect(result.output).toBe('recovered')
    expect(result.steps[1]).toMatchObject({ error: { code } })
    expect(observed).toContain(told)
  })

  it('runLoop() asks once for the best answer when no step is left', async () => {
    const asked: string[] = []
    const { agent } = makeAgent(
      (messages) => {
        asked.push(lastMessage(messages))
        return asked.length <= 2 ? '<code>return 1</code>' : '<think>hm</think> About one.'
      },
      { maxSteps: 2 },
    )
    const result = await agent.arun('Task', { full: true })
    expect(result).toMatchObject({ output: 'About one.', finishReason: 'max-steps' })
    expect(result.steps.map(({ type }) => type)).toEqual(['task', 'action', 'action', 'last-answer'])
    expect(asked).toHaveLength(3)
    expect(asked[2]).toContain('You have no steps left')
    expect(await agent.arun('Task', { maxSteps: 1 })).toBe('About one.')
  })

  it('runLoop() keeps each run of a shared agent to itself, 50 at once with answers out of order', async () => {
    const answers = new Map<string, () => void>()
    const wait = tool({
      name: 'wait',
      description: 'Waits.',
      inputs: { id: { type: 'string', description: 'Which' } },
      execute: ({ id }) => new Promise<string>((resolve) => answers.set(id, () => resolve(`got ${id}`))),
    })
    const { agent, seen } = makeAgent(
      (messages) => {
        const id = messages[1]?.content.slice(-2) ?? ''
        const isFirst = messages.length === 2
        return isFirst ? `<code>globalThis.mine = await wait("${id}")</code>` : '<code>await finalAnswer(mine)</code>'
      },
      { tools: [wait] },
    )
    const ids = Array.from({ length: 50 }, (_, index) => String(index + 10))
    const runs = ids.map((id) => agent.arun(`Task ${id}`, { full: true }))
    await expect.poll(() => answers.size).toBe(50)
    for (const id of ids.toSorted((one, other) => Number(one[1]) - Number(other[1]))) answers.get(id)?.()
    const results = await Promise.all(runs)
    expect(results.map(({ output }) => output)).toEqual(ids.map((id) => `got ${id}`))
    expect(new Set(results.map(({ steps }) => steps.length))).toEqual(new Set([3]))
    expect(seen).toMatchObject({ created: 50, disposed: 49, running: 0 })
    await agent.dispose()
    expect(seen).toMatchObject({ created: 50, disposed: 50, running: 0 })
  })

  it('runLoop() throws what the model fails with, as the cause of an AgentError', async () => {
    const cause = new Error('503 overloaded')
    const { agent, seen } = makeAgent({ generate: () => Promise.reject(cause) })
    await expect(agent.arun('Task')).rejects.toMatchObject({ name: 'AgentError', code: 'model', cause })
    expect(seen.created).toBe(0)
    const bad = makeAgent({ generate: async () => ({}) as never })
    await expect(bad.agent.arun('Task')).rejects.toThrow('must be an object with a text')
    const sudden = makeAgent({
      generate: () => {
        throw cause
      },
    })
    await expect(sudden.agent.arun('Task')).rejects.toMatchObject({ code: 'model' })
  })

  it('runLoop() throws when the executor breaks', async () => {
    const executor = { ...createFakeExecutor(), createSession: () => Promise.reject(new Error('no engine')) }
    const { agent } = makeAgent(['<code>1</code>'], { executor })
    await expect(agent.arun('Task')).rejects.toMatchObject({ code: 'executor', message: 'Cannot run code: no engine' })
  })
})

describe('runLoop() with a model that streams', () => {
  const streaming: Model = {
    generate: () => Promise.reject(new Error('not used')),
    async *generateStream() {
      yield { type: 'text', text: '<code>await final' }
      yield { type: 'text', text: 'Answer(1)' }
      yield { type: 'reply', reply: { text: '<code>await finalAnswer(1)', finishReason: 'stop', usage } }
    },
  }

  it('runLoop() tells the pieces of a reply in a stream', async () => {
    const events = await collect(makeAgent(streaming).agent.arun('Task', { stream: true }))
    const pieces = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : []))
    expect(pieces).toEqual(['<code>await final', 'Answer(1)'])
    expect(events.at(-1)).toMatchObject({ result: { output: 1, usage } })
  })

  it('runLoop() throws when a stream ends without its reply', async () => {
    const { agent } = makeAgent({ ...streaming, async *generateStream() {} })
    await expect(collect(agent.arun('Task', { stream: true }))).rejects.toMatchObject({ code: 'model' })
  })

  it('runLoop() closes the stream of a model when it is left early', async () => {
    let isClosed = false
    const { agent } = makeAgent({
      ...streaming,
      async *generateStream() {
        try {
          yield { type: 'text', text: 'a' }
          await new Promise(() => {})
        } finally {
          isClosed = true
        }
      },
    })
    for await (const event of agent.arun('Task', { stream: true })) if (event.type === 'text-delta') break
    await expect.poll(() => isClosed).toBe(true)
  })
})
