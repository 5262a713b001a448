import { afterEach, describe, expect, it } from 'vitest'
import { AiSdkModel, type AiSdkModelOptions } from '../../../packages/agent/src/model/ai-sdk-model.ts'
import type { ModelDelta, ModelMessage, ModelTool } from '../../../packages/agent/src/model/model.ts'
import { loadAiSdkProviders } from '../../support/ai-sdk-providers.ts'
import { type OpenAIServer, startOpenAIServer, writeEvents } from '../../support/openai-server.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hello' }]
const counted = {
  prompt_tokens: 10,
  completion_tokens: 5,
  total_tokens: 15,
  prompt_tokens_details: { cached_tokens: 4 },
  completion_tokens_details: { reasoning_tokens: 2 },
}
const usage = { inputTokens: 10, outputTokens: 5, cachedTokens: 4, reasoningTokens: 2 }
const search: ModelTool = {
  name: 'search',
  description: 'Searches.',
  parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
}
const call = { id: 'call-1', name: 'search', arguments: '{"query":"mice"}' }
const wireCall = { id: 'call-1', type: 'function', function: { name: 'search', arguments: '{"query":"mice"}' } }

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function collect(deltas: AsyncIterable<ModelDelta>): Promise<ModelDelta[]> {
  const all: ModelDelta[] = []
  for await (const delta of deltas) all.push(delta)
  return all
}

const event = (delta: object, rest: object = {}): string =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: null, ...rest }] })}\n\n`

const { createV2, createV3 } = await loadAiSdkProviders()

// The providers of AI SDK 5 and 6, each as its users install it. That of 7 needs Node 22.
describe.each([
  ['v2', createV2],
  ['v3', createV3],
] as const)('AiSdkModel over a provider of specification %s', (version, create) => {
  async function serve(
    answers: Parameters<typeof startOpenAIServer>[0],
    options: AiSdkModelOptions = {},
  ): Promise<{ model: AiSdkModel; server: OpenAIServer }> {
    server = await startOpenAIServer(answers)
    const provider = create({
      name: 'openai',
      baseURL: server.baseURL,
      apiKey: 'key-1',
      includeUsage: true,
      supportsStructuredOutputs: true,
    })
    const languageModel = provider('small')
    expect(languageModel.specificationVersion).toBe(version)
    return { model: new AiSdkModel(languageModel, options), server }
  }

  it('generate() sends messages, stop texts and parameters, and reads text, finish reason and usage', async () => {
    const { model, server } = await serve(
      [
        { text: 'Hi', usage: counted },
        { text: 'Cut', finishReason: 'length' },
      ],
      { parameters: { temperature: 0.5 } },
    )
    expect(await model.generate(messages, { stop: ['</code>'] })).toEqual({ text: 'Hi', finishReason: 'stop', usage })
    expect(server.requests[0]?.body).toMatchObject({
      model: 'small',
      messages,
      stop: ['</code>'],
      temperature: 0.5,
    })
    expect(await model.generate(messages)).toMatchObject({ text: 'Cut', finishReason: 'length' })
    expect([model.id, model.provider]).toEqual(['small', 'openai'])
  })

  it('generate() sends images, tools, calls and their results as the server wants them', async () => {
    const { model, server } = await serve([{ text: 'Done' }])
    const conversation: ModelMessage[] = [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image', url: 'data:image/png;base64,iVBORw0KGgo=' },
          { type: 'image', url: 'https://example.com/a.png' },
        ],
      },
      { role: 'assistant', content: '', toolCalls: [call, { ...call, id: 'call-2' }] },
      { role: 'tool', toolCallId: 'call-1', name: 'search', content: 'two mice' },
      { role: 'tool', toolCallId: 'call-2', name: 'search', content: 'no mice' },
    ]
    await model.generate(conversation, { tools: [search], toolChoice: 'required' })
    const { body } = server.requests[0]!
    expect(body['messages']).toMatchObject([
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
          { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
        ],
      },
      { role: 'assistant', tool_calls: [wireCall, { ...wireCall, id: 'call-2' }] },
      { role: 'tool', tool_call_id: 'call-1', content: 'two mice' },
      { role: 'tool', tool_call_id: 'call-2', content: 'no mice' },
    ])
    const { parameters, ...named } = search
    expect(body['tools']).toEqual([{ type: 'function', function: { ...named, parameters } }])
    expect(body['tool_choice']).toBe('required')
  })

  it('generate() asks for structured output with its schema', async () => {
    const { model, server } = await serve([{ text: '{"thought":"x"}' }])
    const schema = { type: 'object', properties: { thought: { type: 'string' } } }
    await model.generate(messages, { responseFormat: { name: 'action', schema } })
    expect(server.requests[0]?.body['response_format']).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'action', schema },
    })
  })

  it('generate() reads tool calls and reasoning', async () => {
    const message = { role: 'assistant', content: null, reasoning_content: 'Hm', tool_calls: [wireCall] }
    const { model } = await serve([{ json: { id: 'c', choices: [{ message, finish_reason: 'stop' }] } }])
    const reply = await model.generate(messages, { tools: [search] })
    expect(reply).toMatchObject({ text: '', reasoning: 'Hm', toolCalls: [call], finishReason: 'tool-calls' })
  })

  it('generate() tries again after passing errors, and not after others', async () => {
    const passing = { status: 503, headers: { 'retry-after-ms': '1' } }
    const { model, server } = await serve([passing, { status: 429, headers: { 'retry-after': '0.1' } }, { text: 'Hi' }])
    expect((await model.generate(messages)).text).toBe('Hi')
    expect(server.requests[2]!.atMs - server.requests[1]!.atMs).toBeGreaterThanOrEqual(95)
    await server.close()

    const refused = await serve([{ status: 401 }])
    await expect(refused.model.generate(messages)).rejects.toMatchObject({ statusCode: 401 })
    await refused.server.close()

    const spent = await serve([passing, passing, { status: 429, headers: { 'retry-after': '3600' } }], {
      maxRetries: 1,
    })
    await expect(spent.model.generate(messages)).rejects.toMatchObject({ statusCode: 503 })
    await expect(spent.model.generate(messages)).rejects.toMatchObject({ statusCode: 429 })
    expect(spent.server.requests).toHaveLength(3)
  })

  it('generate() sends thoughts back with their calls, and asks again without where the server refuses them', async () => {
    const message = { role: 'assistant', content: null, reasoning_content: 'Hm', tool_calls: [wireCall] }
    const first = { json: { id: 'c', choices: [{ message, finish_reason: 'tool_calls' }] } }
    const refusal = { status: 400, error: { message: "'messages.1' : property 'reasoning_content' is unsupported" } }
    const { model, server } = await serve([first, refusal, { text: 'Hi' }, { text: 'Again' }])
    const { reasoning, toolCalls, providerData } = await model.generate(messages, { tools: [search] })
    const conversation = [
      ...messages,
      { role: 'assistant', content: '', toolCalls, reasoning, providerData },
      { role: 'tool', toolCallId: 'call-1', name: 'search', content: 'two mice' },
    ] as ModelMessage[]
    await model.generate(conversation)
    await model.generate(conversation)
    const thoughts = server.requests.slice(1).map(({ body }) => (body['messages'] as object[])[1])
    expect(thoughts.map((one) => (one as { reasoning_content?: string }).reasoning_content)).toEqual([
      'Hm',
      undefined,
      undefined,
    ])
  })

  it('generate() asks again without stop texts where the server refuses them, and remembers', async () => {
    const refusal = { status: 400, error: { message: "Unsupported parameter: 'stop' is not supported." } }
    const { model, server } = await serve([refusal, { text: 'Hi' }, { text: 'Again' }, { status: 400 }])
    expect((await model.generate(messages, { stop: ['x'] })).text).toBe('Hi')
    expect((await model.generate(messages, { stop: ['x'] })).text).toBe('Again')
    expect(server.requests.map(({ body }) => 'stop' in body)).toEqual([true, false, false])
    await expect(model.generate(messages, { stop: ['x'] })).rejects.toMatchObject({ statusCode: 400 })
  })

  it('generate() rejects with the reason of its signal, and the abort reaches the socket', async () => {
    const { model, server } = await serve(['hang'])
    const controller = new AbortController()
    const reply = model.generate(messages, { signal: controller.signal })
    await expect.poll(() => server.requests.length).toBe(1)
    controller.abort(new Error('Enough'))
    await expect(reply).rejects.toThrow('Enough')
    await server.requests[0]!.hungUp
  })

  it('generate() ends a pause between tries with its signal', async () => {
    const { model, server } = await serve([{ status: 429, headers: { 'retry-after': '50' } }])
    const controller = new AbortController()
    const reply = model.generate(messages, { signal: controller.signal })
    await expect.poll(() => server.requests.length).toBe(1)
    setTimeout(() => controller.abort(new Error('Enough')), 30)
    await expect(reply).rejects.toThrow('Enough')
  })

  it('generateStream() gives pieces and then the whole reply with its usage', async () => {
    const { model, server } = await serve([{ text: 'Hello', usage: counted }])
    const deltas = await collect(model.generateStream(messages, { stop: ['x'] }))
    expect(deltas).toEqual([
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
      { type: 'reply', reply: { text: 'Hello', finishReason: 'stop', usage } },
    ])
    expect(server.requests[0]?.body).toMatchObject({ stream: true, stop: ['x'], messages })
  })

  it('generateStream() puts reasoning and tool calls in pieces together', async () => {
    const piece = (index: number, id: string | undefined, name: string | undefined, text: string): string =>
      event({ tool_calls: [{ index, ...(id ? { id, type: 'function' } : {}), function: { name, arguments: text } }] })
    const { model } = await serve([
      {
        pieces: [
          event({ role: 'assistant', reasoning_content: 'H' }),
          event({ reasoning_content: 'm' }),
          piece(0, 'call-1', 'search', ''),
          piece(0, undefined, undefined, '{"query":'),
          piece(0, undefined, undefined, '"mice"}'),
          piece(1, 'call-2', 'search', '{"query":"rats"}'),
          event({}, { finish_reason: 'tool_calls' }),
          'data: [DONE]\n\n',
        ],
      },
    ])
    const deltas = await collect(model.generateStream(messages, { tools: [search] }))
    expect(deltas).toEqual([
      { type: 'reasoning', text: 'H' },
      { type: 'reasoning', text: 'm' },
      {
        type: 'reply',
        reply: expect.objectContaining({
          text: '',
          reasoning: 'Hm',
          finishReason: 'tool-calls',
          toolCalls: [call, { id: 'call-2', name: 'search', arguments: '{"query":"rats"}' }],
        }),
      },
    ])
  })

  it('generateStream() reads events that are cut anywhere', async () => {
    const whole = Buffer.from(writeEvents('Grüße 🐭', 'stop').join(''))
    const { model } = await serve([{ pieces: Array.from(whole, (byte) => Uint8Array.of(byte)) }])
    expect((await collect(model.generateStream(messages))).at(-1)).toMatchObject({ reply: { text: 'Grüße 🐭' } })
  })

  it('generateStream() throws the error of a broken stream, and tries again before it began', async () => {
    const { model, server } = await serve([
      { status: 503, headers: { 'retry-after-ms': '1' } },
      { pieces: [...writeEvents('Hello', 'stop').slice(0, 2), 'data: {"error":{"message":"Overloaded"}}\n\n'] },
    ])
    await expect(collect(model.generateStream(messages))).rejects.toThrow('Overloaded')
    expect(server.requests).toHaveLength(2)
  })

  it('generateStream() hangs up when it is left early', async () => {
    const { model, server } = await serve([{ pieces: writeEvents('Hello', 'stop').slice(0, 2), keepOpen: true }])
    for await (const delta of model.generateStream(messages)) {
      expect(delta).toEqual({ type: 'text', text: 'Hel' })
      break
    }
    await server.requests[0]!.hungUp
  })

  it('generateStream() throws the reason of its signal in the middle of an answer', async () => {
    const { model, server } = await serve([{ pieces: writeEvents('Hello', 'stop').slice(0, 2), keepOpen: true }])
    const controller = new AbortController()
    const read = async (): Promise<void> => {
      for await (const _ of model.generateStream(messages, { signal: controller.signal })) {
        controller.abort(new Error('Enough'))
      }
    }
    await expect(read()).rejects.toThrow('Enough')
    await server.requests[0]!.hungUp
  })
})
