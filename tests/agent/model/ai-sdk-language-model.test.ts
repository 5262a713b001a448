import { describe, expect, it } from 'vitest'
import type { AiSdkLanguageModel } from '../../../packages/agent/src/model/ai-sdk-language-model.ts'
import { AiSdkModel, type AiSdkModelOptions } from '../../../packages/agent/src/model/ai-sdk-model.ts'
import type { ModelDelta, ModelMessage } from '../../../packages/agent/src/model/model.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hello' }]

/** A language model that answers the same always, and remembers what it was asked. */
function languageModel(
  specificationVersion: string,
  result: object,
  parts: readonly object[] = [],
): AiSdkLanguageModel & { readonly calls: Record<string, unknown>[]; isCancelled: boolean } {
  const calls: Record<string, unknown>[] = []
  return {
    specificationVersion,
    provider: 'mock.chat',
    modelId: 'mock',
    calls,
    isCancelled: false,
    async doGenerate(options) {
      calls.push(options as Record<string, unknown>)
      return result
    },
    async doStream(options) {
      calls.push(options as Record<string, unknown>)
      const waiting = [...parts]
      const pull = (controller: ReadableStreamDefaultController): void => {
        if (waiting.length > 0) controller.enqueue(waiting.shift())
        else controller.close()
      }
      const cancel = (): void => {
        this.isCancelled = true
      }
      return { stream: new ReadableStream({ pull, cancel }, { highWaterMark: 0 }) }
    },
  }
}

async function collect(deltas: AsyncIterable<ModelDelta>): Promise<ModelDelta[]> {
  const all: ModelDelta[] = []
  for await (const delta of deltas) all.push(delta)
  return all
}

const usageV2 = { inputTokens: 10, outputTokens: 5, totalTokens: 15, cachedInputTokens: 4, reasoningTokens: 2 }
const usageV3 = {
  inputTokens: { total: 10, noCache: 6, cacheRead: 4, cacheWrite: 0 },
  outputTokens: { total: 5, text: 3, reasoning: 2 },
}
const usage = { inputTokens: 10, outputTokens: 5, cachedTokens: 4, reasoningTokens: 2 }
const toolCall = { type: 'tool-call', toolCallId: '1', toolName: 'search', input: '{"query":"mice"}' }
const call = { id: '1', name: 'search', arguments: '{"query":"mice"}' }

describe.each([
  ['v2', usageV2, (reason: string) => reason],
  ['v3', usageV3, (unified: string) => ({ unified, raw: unified })],
  ['v4', usageV3, (unified: string) => ({ unified, raw: undefined })],
] as const)('AiSdkModel over a model of specification %s', (version, counted, finish) => {
  it('generate() reads content of every kind, in its order', async () => {
    const content = [
      { type: 'reasoning', text: 'Let me ' },
      { type: 'text', text: 'I ' },
      { type: 'source', sourceType: 'url', id: 's', url: 'https://a.example' },
      { type: 'reasoning', text: 'see' },
      { type: 'text', text: 'search' },
      { ...toolCall, toolCallId: '0', toolName: 'web_search', providerExecuted: true },
      { type: 'tool-result', toolCallId: '0', toolName: 'web_search', result: {} },
      toolCall,
    ]
    const mock = languageModel(version, { content, finishReason: finish('tool-calls'), usage: counted, warnings: [] })
    expect(await new AiSdkModel(mock).generate(messages)).toEqual({
      text: 'I search',
      reasoning: 'Let me see',
      toolCalls: [call],
      finishReason: 'tool-calls',
      usage,
    })
  })

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content-filter', 'content-filter'],
    ['error', 'other'],
    ['unknown', 'other'],
  ])('generate() reads the finish reason %s as %s', async (reason, expected) => {
    const mock = languageModel(version, { content: [], finishReason: finish(reason) })
    expect(await new AiSdkModel(mock).generate(messages)).toEqual({ text: '', finishReason: expected })
    const calling = languageModel(version, { content: [toolCall], finishReason: finish(reason) })
    const { finishReason } = await new AiSdkModel(calling).generate(messages)
    expect(finishReason).toBe(['length', 'content-filter'].includes(reason) ? reason : 'tool-calls')
  })

  it('generateStream() reads parts of every kind, and passes over what it does not know', async () => {
    const mock = languageModel(version, {}, [
      { type: 'stream-start', warnings: [] },
      { type: 'ping' },
      { type: 'reasoning-start', id: 'r' },
      { type: 'reasoning-delta', id: 'r', delta: 'Hm' },
      { type: 'reasoning-end', id: 'r' },
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'I ' },
      { type: 'text-delta', id: 't', delta: '' },
      { type: 'text-delta', id: 't', delta: 'search' },
      { type: 'text-end', id: 't' },
      { type: 'tool-input-start', id: '1', toolName: 'search' },
      { type: 'tool-input-delta', id: '1', delta: '{"query":"mice"}' },
      { type: 'tool-input-end', id: '1' },
      toolCall,
      { ...toolCall, toolCallId: '0', providerExecuted: true },
      { type: 'finish', finishReason: finish('tool-calls'), usage: counted },
    ])
    expect(await collect(new AiSdkModel(mock).generateStream(messages))).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'I ' },
      { type: 'text', text: 'search' },
      {
        type: 'reply',
        reply: { text: 'I search', reasoning: 'Hm', toolCalls: [call], finishReason: 'tool-calls', usage },
      },
    ])
  })

  it.each([
    [new Error('Overloaded'), 'Overloaded'],
    [{ message: 'Overloaded' }, 'The model broke off its answer: Overloaded'],
    ['Overloaded', 'The model broke off its answer: Overloaded'],
    [{ code: 7 }, 'The model broke off its answer: {"code":7}'],
  ])('generateStream() throws what an error part holds: %j', async (error, message) => {
    const mock = languageModel(version, {}, [
      { type: 'text-delta', id: 't', delta: 'I' },
      { type: 'error', error },
    ])
    const stream = new AiSdkModel(mock).generateStream(messages)
    expect((await stream.next()).value).toEqual({ type: 'text', text: 'I' })
    await expect(stream.next()).rejects.toThrow(message)
    expect(mock.isCancelled).toBe(true)
  })

  it('generateStream() throws when the stream ends before the answer does', async () => {
    const mock = languageModel(version, {}, [{ type: 'text-delta', id: 't', delta: 'I' }])
    await expect(collect(new AiSdkModel(mock).generateStream(messages))).rejects.toThrow('before it was whole')
  })

  it('generateStream() cancels the stream when it is left early', async () => {
    const mock = languageModel(version, {}, Array(9).fill({ type: 'text-delta', id: 't', delta: 'I' }))
    for await (const _ of new AiSdkModel(mock).generateStream(messages)) break
    expect(mock.isCancelled).toBe(true)
  })

  it('generate() hands on the signal and parameters, which go before what the call asks for', async () => {
    const mock = languageModel(version, { content: [], finishReason: finish('stop') })
    const parameters = { temperature: 0, providerOptions: { mock: { a: 1 } }, stopSequences: ['own'] }
    const { signal } = new AbortController()
    await new AiSdkModel(mock, { parameters }).generate(messages, { signal, stop: ['x'] })
    expect(mock.calls[0]).toMatchObject(parameters)
    expect(mock.calls[0]?.['abortSignal']).toBe(signal)
  })

  it('generate() ends with its signal where the model goes on', async () => {
    const controller = new AbortController()
    const mock = { ...languageModel(version, {}), doGenerate: () => new Promise<object>(() => {}) }
    const reply = new AiSdkModel(mock).generate(messages, { signal: controller.signal })
    controller.abort(new Error('Enough'))
    await expect(reply).rejects.toThrow('Enough')
  })
})

describe('AiSdkModel', () => {
  it('generate() takes structuredOutputText for the text where a format was asked for', async () => {
    const content = [{ type: 'text', text: 'A draft' }]
    const mock = languageModel('v4', { content, structuredOutputText: '{}', finishReason: { unified: 'stop' } })
    const responseFormat = { name: 'action', schema: { type: 'object' } }
    expect((await new AiSdkModel(mock).generate(messages, { responseFormat })).text).toBe('{}')
    expect((await new AiSdkModel(mock).generate(messages)).text).toBe('A draft')
  })

  it('generate() leaves usage out where nothing was counted, and adds parts that stand beside their total', async () => {
    const replyWith = async (counted: object | undefined): Promise<unknown> => {
      const mock = languageModel('v2', { content: [], finishReason: 'stop', usage: counted })
      return (await new AiSdkModel(mock).generate(messages)).usage
    }
    expect(await replyWith(undefined)).toBeUndefined()
    expect(await replyWith({ inputTokens: undefined, outputTokens: undefined })).toBeUndefined()
    expect(await replyWith({ inputTokens: { total: undefined }, outputTokens: { total: undefined } })).toBeUndefined()
    expect(await replyWith({ inputTokens: 3, cachedInputTokens: 100, outputTokens: 1, reasoningTokens: 9 })).toEqual({
      inputTokens: 103,
      cachedTokens: 100,
      outputTokens: 10,
      reasoningTokens: 9,
    })
  })

  it('AiSdkModel goes by the names of OpenTelemetry', () => {
    const providerOf = (provider: string): string => new AiSdkModel({ ...languageModel('v3', {}), provider }).provider
    expect(['openai.responses', 'azure.chat', 'google.generative-ai', 'google.vertex.chat'].map(providerOf)).toEqual([
      'openai',
      'azure.ai.openai',
      'gcp.gemini',
      'gcp.vertex_ai',
    ])
    expect(['amazon-bedrock', 'xai.chat', 'mistral.chat', 'gateway', 'anthropic.messages'].map(providerOf)).toEqual([
      'aws.bedrock',
      'x_ai',
      'mistral_ai',
      'gateway',
      'anthropic',
    ])
    expect(new AiSdkModel(languageModel('v3', {}), { id: 'own' }).id).toBe('own')
  })

  const good = languageModel('v3', {})
  it.each([
    ['openai/gpt-5', {}, TypeError, 'of the id "openai/gpt-5": pass a provider\'s model object'],
    [undefined, {}, TypeError, 'has doGenerate and doStream, and this is undefined'],
    [() => good, {}, TypeError, 'this is a function; call it with a model id'],
    [{ doEmbed: () => {} }, {}, TypeError, 'has doGenerate and doStream, and this is object'],
    [languageModel('v1', {}), {}, TypeError, 'of specification v1: the known ones are v2'],
    [good, { temperature: 1 }, TypeError, 'no option temperature; settings of the call go into parameters'],
    [good, { parameters: { prompt: [] } }, TypeError, 'parameters may not hold prompt, which comes with each call'],
    [good, { parameters: 'hot' }, TypeError, 'parameters must be an object'],
    [good, { maxRetries: -1 }, RangeError, 'maxRetries must be 0 or more, and is -1'],
  ])('AiSdkModel refuses %#', (model, options, kind, message) => {
    const make = (): AiSdkModel => new AiSdkModel(model as AiSdkLanguageModel, options as AiSdkModelOptions)
    expect(make).toThrow(kind)
    expect(make).toThrow(message)
  })
})
