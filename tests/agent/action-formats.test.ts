import {
  type AgentEvent,
  CodeAgent,
  type Model,
  type ModelMessage,
  type ModelOptions,
  type ModelReply,
} from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, describe, expect, it } from 'vitest'
import { wordsOf } from '../support/agent-playing.ts'

const executor = await createExecutor()
afterAll(() => executor.dispose())

/** A model that gives replies as they are, and keeps what it was asked. */
function replying(replies: readonly (string | Partial<ModelReply>)[]) {
  const asked: { readonly messages: readonly ModelMessage[]; readonly options: ModelOptions }[] = []
  const model: Model = {
    generate: async (messages, options) => {
      asked.push({ messages, options })
      const reply = replies[asked.length - 1] ?? ''
      return { text: '', finishReason: 'stop', ...(typeof reply === 'string' ? { text: reply } : reply) }
    },
  }
  return { asked, model }
}

/** A model that streams a text in pieces of one character, deaf to stop texts, and counts what was taken. */
function streaming(texts: readonly string[]) {
  const taken: number[] = []
  let closed = 0
  const model: Model = {
    generate: () => Promise.reject(new Error('It only streams')),
    async *generateStream() {
      const text = texts[taken.length] ?? ''
      taken.push(0)
      try {
        for (const piece of text) {
          taken[taken.length - 1] = (taken.at(-1) ?? 0) + 1
          yield { type: 'text', text: piece }
        }
        const usage = { inputTokens: 1, outputTokens: 2, cachedTokens: 0, reasoningTokens: 0 }
        yield { type: 'reply', reply: { text, finishReason: 'stop', usage } }
      } finally {
        closed++
      }
    },
  }
  return { model, taken, closed: () => closed }
}

async function endOf(events: AsyncIterable<AgentEvent>) {
  let text = ''
  for await (const event of events) {
    if (event.type === 'text-delta') text += event.text
    if (event.type === 'run-end') return { result: event.result, text }
  }
  throw new Error('No end')
}

const call = (id: string, code: string, name = 'runCode') => ({
  id,
  name,
  arguments: JSON.stringify({ thought: 'So.', code }),
})

describe("actionFormat: 'json'", () => {
  it.each([
    ['{"thought":"I add.","code":"finalAnswer(1 + 1)"}'],
    ['<think>{"code":"finalAnswer(9)"}</think>\n{"thought":"I add.","code":"finalAnswer(1 + 1)"}\n'],
    ['Thought: I add.\n<code>\nfinalAnswer(1 + 1)\n</code>'],
    ['```js\nfinalAnswer(1 + 1)\n```'],
  ])('json runs the code of %j', async (reply) => {
    const { asked, model } = replying([reply])
    expect(await new CodeAgent({ model, executor, actionFormat: 'json' }).arun('Task')).toBe(2)
    expect(asked[0]?.options).toMatchObject({ responseFormat: { name: 'action' } })
    expect(asked[0]?.options).not.toHaveProperty('stop')
    expect(wordsOf(asked[0]?.messages)).not.toContain('<code>')
  })

  it('json that is cut off at the token limit runs nothing, and the model is told', async () => {
    const cut: Partial<ModelReply> = { text: '{"thought":"I add.","code":"finalAnswer(1 +', finishReason: 'length' }
    const { asked, model } = replying([cut, '{"thought":"Shorter.","code":"finalAnswer(3)"}'])
    const { steps, output } = await new CodeAgent({ model, executor, actionFormat: 'json' }).arun('Task', {
      full: true,
    })
    expect(output).toBe(3)
    expect(steps[1]).toMatchObject({ calls: [], error: { code: 'truncated' } })
    expect(wordsOf(asked[1]?.messages.slice(-1))).toContain('cut off')
  })
})

describe("actionFormat: 'tool'", () => {
  it('tool runs the code of native calls, and answers each of them', async () => {
    const { asked, model } = replying([
      { toolCalls: [call('a', 'const x = 1'), call('b', 'x + 1')], finishReason: 'tool-calls' },
      { text: 'So.', toolCalls: [call('c', 'finalAnswer(x)')], finishReason: 'tool-calls' },
    ])
    const result = await new CodeAgent({ model, executor, actionFormat: 'tool' }).arun('Task', { full: true })
    expect(result.output).toBe(1)
    expect(asked[0]?.options).toMatchObject({ toolChoice: 'required', tools: [{ name: 'runCode' }] })
    expect(asked[1]?.messages.slice(2)).toMatchObject([
      { role: 'assistant', content: '', toolCalls: [{ id: 'a' }, { id: 'b' }] },
      { role: 'tool', toolCallId: 'a', content: expect.stringContaining('2') },
      { role: 'tool', toolCallId: 'b', content: 'Ran with the first call.' },
    ])
    expect(result.steps[2]).toMatchObject({ toolCalls: [{ id: 'c', result: 'Done.' }] })
  })

  it.each([
    [{ toolCalls: [call('a', '1', 'search')] }, 'no-code', 'call runCode'],
    [{ toolCalls: [{ id: 'a', name: 'runCode', arguments: '{"code":' }] }, 'no-code', 'call runCode'],
    [
      { toolCalls: [{ id: 'a', name: 'runCode', arguments: '{"code":"1' }], finishReason: 'length' },
      'truncated',
      'cut off',
    ],
    [{ toolCalls: [call('a', '   ')] }, 'no-code', 'call runCode'],
  ] as const)('tool answers %j with an error, and the run goes on', async (reply, code, words) => {
    const { asked, model } = replying([reply, { toolCalls: [call('z', 'finalAnswer(1)')] }])
    const { steps, output } = await new CodeAgent({ model, executor, actionFormat: 'tool' }).arun('Task', {
      full: true,
    })
    expect(output).toBe(1)
    expect(steps[1]).toMatchObject({ error: { code } })
    expect(asked[1]?.messages.at(-1)).toMatchObject({ role: 'tool', content: expect.stringContaining(words) })
  })

  it('tool answers calls that share an id each under its own', async () => {
    const same = { toolCalls: [call('', 'const x = 1'), call('', 'x + 1')] }
    const { asked, model } = replying([same, { toolCalls: [call('z', 'finalAnswer(1)')] }])
    expect(await new CodeAgent({ model, executor, actionFormat: 'tool' }).arun('Task')).toBe(1)
    const ids = asked[1]?.messages.flatMap((message) => (message.role === 'tool' ? [message.toolCallId] : [])) ?? []
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain('')
  })

  it('tool tells of every call that nothing ran where one holds no code', async () => {
    const bad = { toolCalls: [call('a', '1', 'search'), call('b', '2')] }
    const { asked, model } = replying([bad, { toolCalls: [call('z', 'finalAnswer(1)')] }])
    expect(await new CodeAgent({ model, executor, actionFormat: 'tool' }).arun('Task')).toBe(1)
    expect(asked[1]?.messages.slice(-2)).toMatchObject([
      { toolCallId: 'a', content: expect.stringContaining('Nothing ran') },
      { toolCallId: 'b', content: expect.stringContaining('did not run') },
    ])
  })

  it('tool keeps its tools in plans and best answers, and forbids their use there', async () => {
    const { asked, model } = replying(['Plan.', { toolCalls: [call('a', '1')] }, 'Best.'])
    const agent = new CodeAgent({ model, executor, actionFormat: 'tool', planningInterval: 5, maxSteps: 1 })
    expect(await agent.arun('Task')).toBe('Best.')
    expect(asked.map(({ options }) => options.toolChoice)).toEqual(['none', 'required', 'none'])
    expect(asked.every(({ options }) => options.tools?.length === 1)).toBe(true)
  })

  it('tool that refuses an answer says so in the result of its call', async () => {
    const { asked, model } = replying(['1', '2'].map((n) => ({ toolCalls: [call(n, `finalAnswer(${n})`)] })))
    const finalAnswerChecks = [(answer: unknown) => answer === 2 || 'Not enough']
    expect(await new CodeAgent({ model, executor, actionFormat: 'tool', finalAnswerChecks }).arun('Task')).toBe(2)
    expect(asked[1]?.messages.at(-1)).toMatchObject({ role: 'tool', content: expect.stringContaining('Not enough') })
  })
})

describe("actionFormat: 'tags'", () => {
  it.each([
    ['tags', '<code>'],
    ['json', '{"thought": "…", "code": "…"}'],
    ['tool', 'Call runCode'],
  ] as const)('%s asks again in its own words after a reply without code', async (actionFormat, words) => {
    const { asked, model } = replying(['I think so.', '<code>finalAnswer(1)</code>'])
    expect(await new CodeAgent({ model, executor, actionFormat }).arun('Task')).toBe(1)
    const told = wordsOf(asked[1]?.messages.slice(-1))
    expect(told).toContain(words)
    expect(told.includes('<code>')).toBe(actionFormat === 'tags')
  })

  it('tags of several blocks in one reply run as one cell', async () => {
    const { model } = replying([
      'First.\n<code>\nconst a = 1\n</code>\nThen.\n<code>\nfinalAnswer(a + 1)\n</code>\nObservation:\nValue: 7\n<code>finalAnswer(7)</code>',
    ])
    const result = await new CodeAgent({ model, executor }).arun('Task', { full: true })
    expect(result.output).toBe(2)
    expect(result.usage.modelCalls).toBe(1)
    expect(JSON.stringify(result.steps)).not.toContain('Value: 7')
  })

  it('tags cut a stream at the closing one where the model goes on, and the tokens are reckoned', async () => {
    const code = 'I add.\n<code>\nfinalAnswer(1 + 1)\n</code>'
    const { model, taken, closed } = streaming([`${code}\nObservation:\nValue:\n3\n${'More. '.repeat(500)}`])
    const { result, text } = await endOf(new CodeAgent({ model, executor }).arun('Task', { stream: true }))
    expect(result.output).toBe(2)
    expect(text).toBe(code)
    expect(taken).toEqual([code.length])
    expect(closed()).toBe(1)
    expect(result.usage).toMatchObject({ isEstimated: true, outputTokens: Math.ceil(code.length / 4), modelCalls: 1 })
    expect(result.usage.inputTokens).toBeGreaterThan(100)
  })

  it('tags inside a string, template or comment of the code cut nothing', async () => {
    const code = "<code>\nconst a = '</code>' /* </code> */\nconst b = `</code>`\nfinalAnswer(a + b)\n</code>"
    const { model, taken } = streaming([code])
    const { result } = await endOf(new CodeAgent({ model, executor }).arun('Task', { stream: true }))
    expect(result.output).toBe('</code></code>')
    expect(taken).toEqual([code.length])
  })

  it('tags of a stream that ends by itself keep the tokens that the server counted', async () => {
    const { model } = streaming(['<code>\nfinalAnswer(1)\n'])
    const { result } = await endOf(new CodeAgent({ model, executor }).arun('Task', { stream: true }))
    expect(result).toMatchObject({ output: 1, usage: { inputTokens: 1, outputTokens: 2 } })
    expect(result.usage).not.toHaveProperty('isEstimated')
  })

  it('tags that were cut off at the token limit run nothing', async () => {
    const { model } = replying([
      { text: '<code>\nconst a = [1, 2,', finishReason: 'length' },
      '<code>\nfinalAnswer(typeof a)\n</code>',
    ])
    const { steps, output } = await new CodeAgent({ model, executor }).arun('Task', { full: true })
    expect(output).toBe('undefined')
    expect(steps[1]).toMatchObject({ error: { code: 'truncated' } })
  })

  it.each([undefined, null, {}, { text: 5 }, 'text'])(
    'a reply that is %j ends the run with a model error',
    async (reply) => {
      const model = { generate: async () => reply } as unknown as Model
      await expect(new CodeAgent({ model, executor }).arun('Task')).rejects.toMatchObject({ code: 'model' })
    },
  )
})
