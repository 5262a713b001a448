import OpenAI from 'openai'
import { afterEach, describe, expect, it } from 'vitest'
import type { ModelDelta, ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { OpenAIModel, type OpenAIModelOptions } from '../../../packages/agent/src/model/openai-model.ts'
import { type OpenAIServer, type ScriptedAnswer, startOpenAIServer, writeEvents } from '../../support/openai-server.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hello' }]
const usage = {
  prompt_tokens: 10,
  completion_tokens: 5,
  total_tokens: 15,
  prompt_tokens_details: { cached_tokens: 4 },
  completion_tokens_details: { reasoning_tokens: 2 },
}
const mapped = { inputTokens: 10, outputTokens: 5, cachedTokens: 4, reasoningTokens: 2 }
const STOP_REFUSED = {
  status: 400,
  error: { message: "Unsupported parameter: 'stop' is not supported with this model.", param: 'stop' },
}

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(
  answers: Parameters<typeof startOpenAIServer>[0],
  options: Partial<OpenAIModelOptions> = {},
): Promise<{ model: OpenAIModel; server: OpenAIServer }> {
  server = await startOpenAIServer(answers)
  return { model: new OpenAIModel({ model: 'small', apiKey: 'key-1', baseURL: server.baseURL, ...options }), server }
}

async function collect(deltas: AsyncIterable<ModelDelta>): Promise<ModelDelta[]> {
  const all: ModelDelta[] = []
  for await (const delta of deltas) all.push(delta)
  return all
}

describe('generate()', () => {
  it('generate() sends model, messages, stop and parameters to the path under the base URL', async () => {
    const { model, server } = await serve([{ text: 'Hi' }], { parameters: { temperature: 0.5 } })
    await model.generate(messages, { stop: ['</code>'] })
    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', path: '/v1/chat/completions' })
    expect(request?.headers.authorization).toBe('Bearer key-1')
    expect(request?.body).toEqual({ model: 'small', messages, stop: ['</code>'], temperature: 0.5 })
  })

  it('generate() reads text, finish reason and usage', async () => {
    const { model } = await serve([
      { text: 'Hi', usage },
      { text: 'Cut', finishReason: 'length' },
    ])
    expect(await model.generate(messages)).toEqual({ text: 'Hi', finishReason: 'stop', usage: mapped })
    expect(await model.generate(messages)).toEqual({ text: 'Cut', finishReason: 'length' })
  })

  it('generate() gives a refusal as text, and rejects an answer without choices', async () => {
    const refusal = {
      choices: [{ message: { role: 'assistant', content: null, refusal: 'No.' }, finish_reason: 'content_filter' }],
    }
    const { model } = await serve([{ json: refusal }, { json: { choices: [] } }])
    expect(await model.generate(messages)).toEqual({ text: 'No.', finishReason: 'content-filter' })
    await expect(model.generate(messages)).rejects.toThrow('without any choice')
  })

  it('generate() tries again after 429 once Retry-After has passed', async () => {
    const { model, server } = await serve([{ status: 429, headers: { 'retry-after': '0.2' } }, { text: 'Hi' }])
    expect((await model.generate(messages)).text).toBe('Hi')
    expect(server.requests[1]!.atMs - server.requests[0]!.atMs).toBeGreaterThanOrEqual(190)
  })

  it('generate() tries again after a server error and a lost connection, not after a refusal', async () => {
    const passing: ScriptedAnswer = { status: 503, headers: { 'retry-after-ms': '1' } }
    const { model, server } = await serve([passing, 'hang-up', { text: 'Hi' }, { status: 401 }])
    expect((await model.generate(messages)).text).toBe('Hi')
    await expect(model.generate(messages)).rejects.toMatchObject({ status: 401 })
    expect(server.requests).toHaveLength(4)
  })

  it('generate() gives up after maxRetries, and at once when asked to wait over a minute', async () => {
    const passing: ScriptedAnswer = { status: 500, headers: { 'retry-after-ms': '1' } }
    const { model, server } = await serve([passing, passing, { status: 429, headers: { 'retry-after': '3600' } }], {
      maxRetries: 1,
    })
    await expect(model.generate(messages)).rejects.toMatchObject({ status: 500 })
    expect(server.requests).toHaveLength(2)
    await expect(model.generate(messages)).rejects.toMatchObject({ status: 429 })
    expect(server.requests).toHaveLength(3)
  })

  it('generate() asks again without stop where the server refuses it, and remembers', async () => {
    const { model, server } = await serve([STOP_REFUSED, { text: 'Hi' }, { text: 'Again' }])
    expect((await model.generate(messages, { stop: ['x'] })).text).toBe('Hi')
    expect((await model.generate(messages, { stop: ['x'] })).text).toBe('Again')
    expect(server.requests.map(({ body }) => 'stop' in body)).toEqual([true, false, false])
  })

  it('generate() does not take another refusal for a refused stop', async () => {
    const { model, server } = await serve([{ status: 400, error: { message: 'The context is too long' } }])
    await expect(model.generate(messages, { stop: ['x'] })).rejects.toThrow('too long')
    expect(server.requests).toHaveLength(1)
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
    expect(server.requests).toHaveLength(1)
  })

  it('generate() rejects when the answer does not begin within timeoutMs', async () => {
    const { model } = await serve(['hang'], { timeoutMs: 50, maxRetries: 0 })
    await expect(model.generate(messages)).rejects.toThrow(/timed out/i)
  })
})

describe('generateStream()', () => {
  it('generateStream() gives pieces and then the whole reply with its usage', async () => {
    const { model, server } = await serve([{ text: 'Hello', usage }])
    expect(await collect(model.generateStream(messages))).toEqual([
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
      { type: 'reply', reply: { text: 'Hello', finishReason: 'stop', usage: mapped } },
    ])
    expect(server.requests[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } })
  })

  it('generateStream() reads events that are cut anywhere, in the middle of a character too', async () => {
    const whole = Buffer.from(writeEvents('Grüße 🐭', 'stop').join(''))
    const { model } = await serve([{ pieces: Array.from(whole, (byte) => Uint8Array.of(byte)) }])
    expect((await collect(model.generateStream(messages))).at(-1)).toMatchObject({ reply: { text: 'Grüße 🐭' } })
  })

  it('generateStream() throws when the stream ends before the answer does', async () => {
    const { model } = await serve([{ pieces: writeEvents('Hello', 'stop').slice(0, 2) }])
    await expect(collect(model.generateStream(messages))).rejects.toThrow('before it was whole')
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

  it('generateStream() asks again without stop where the server refuses it', async () => {
    const { model } = await serve([STOP_REFUSED, { text: 'Hi' }])
    const deltas = await collect(model.generateStream(messages, { stop: ['x'] }))
    expect(deltas.at(-1)).toMatchObject({ reply: { text: 'Hi' } })
  })
})

describe('OpenAIModel', () => {
  it('OpenAIModel takes a client made by the user', async () => {
    server = await startOpenAIServer([{ text: 'Hi' }])
    const client = new OpenAI({ apiKey: 'own', baseURL: server.baseURL })
    expect((await new OpenAIModel({ model: 'm', client }).generate(messages)).text).toBe('Hi')
    expect(server.requests[0]?.headers.authorization).toBe('Bearer own')
  })

  it('OpenAIModel reads nothing from the environment', async () => {
    const before = { ...process.env }
    try {
      server = await startOpenAIServer([{ text: 'Hi' }])
      Object.assign(process.env, { OPENAI_API_KEY: 'env', OPENAI_BASE_URL: 'http://127.0.0.1:1', OPENAI_ORG_ID: 'org' })
      expect(() => new OpenAIModel({ model: 'm' })).toThrow('apiKey')
      await new OpenAIModel({ model: 'm', baseURL: server.baseURL }).generate(messages)
      expect(server.requests[0]?.headers.authorization).toBe('Bearer none')
      expect(server.requests[0]?.headers['openai-organization']).toBeUndefined()
    } finally {
      process.env = before
    }
  })

  it('OpenAIModel sends headers, organization and project, and nothing of OPENAI_CUSTOM_HEADERS', async () => {
    process.env['OPENAI_CUSTOM_HEADERS'] = 'x-from: environment'
    try {
      const more = { headers: { 'x-own': '1' }, organization: 'org-1', project: 'proj-1' }
      const { model, server } = await serve([{ text: 'Hi' }], more)
      await model.generate(messages)
      const [request] = server.requests
      expect(request?.headers).toMatchObject({
        'x-own': '1',
        'openai-organization': 'org-1',
        'openai-project': 'proj-1',
      })
      expect(request?.headers).not.toHaveProperty('x-from')
    } finally {
      delete process.env['OPENAI_CUSTOM_HEADERS']
    }
  })

  it('OpenAIModel takes a key from an environment handed over, for the host that it belongs to only', async () => {
    const environment = { OPENAI_API_KEY: 'openai-key', GROQ_API_KEY: 'groq-key' }
    expect(new OpenAIModel({ model: 'm', environment }).blueprint()?.options).toMatchObject({ apiKey: 'openai-key' })
    const groq = new OpenAIModel({ model: 'm', environment, baseURL: 'https://api.groq.com/openai/v1' })
    expect(groq.blueprint()?.options).toMatchObject({ apiKey: 'groq-key' })
    const { model, server } = await serve([{ text: 'Hi' }], { apiKey: '', environment })
    await model.generate(messages)
    expect(server.requests[0]?.headers.authorization).toBe('Bearer none')
  })

  it.each([
    [undefined, 'openai'],
    ['https://api.anthropic.com/v1/', 'anthropic'],
    ['https://generativelanguage.googleapis.com/v1beta/openai/', 'gcp.gemini'],
    ['https://my-resource.openai.azure.com/openai/v1', 'azure.ai.openai'],
    ['http://localhost:11434/v1', 'ollama'],
    ['http://gpu.example:8000/v1', 'gpu.example'],
  ])('OpenAIModel at %s is served by %s', (baseURL, provider) => {
    const model = new OpenAIModel({ model: 'm', apiKey: 'k', ...(baseURL ? { baseURL } : {}) })
    expect(model).toMatchObject({ id: 'm', provider })
  })

  it('blueprint() is the options as data, with the key in place of the environment', () => {
    const options = { model: 'm', baseURL: 'http://localhost:1/v1', parameters: { temperature: 0 }, maxConcurrent: 2 }
    const blueprint = new OpenAIModel(options).blueprint()
    expect(blueprint).toEqual({ model: 'OpenAIModel', options })
    expect(structuredClone(blueprint)).toEqual(blueprint)
    expect(
      new OpenAIModel({ model: 'm', environment: { OPENAI_API_KEY: 'k', OTHER: 'x' } }).blueprint()?.options,
    ).toEqual({ model: 'm', apiKey: 'k' })
  })

  it('blueprint() is undefined where an option cannot go to another thread, or the class is the user’s own', () => {
    class Own extends OpenAIModel {}
    const client = new OpenAI({ apiKey: 'k' })
    expect(new OpenAIModel({ model: 'm', client }).blueprint()).toBeUndefined()
    expect(new OpenAIModel({ model: 'm', apiKey: 'k', parameters: { f: () => 1 } }).blueprint()).toBeUndefined()
    expect(new Own({ model: 'm', apiKey: 'k' }).blueprint()).toBeUndefined()
  })

  it.each([
    [{}, 'model must name'],
    [{ model: '' }, 'model must name'],
    [{ model: 'm' }, 'needs an apiKey'],
    [{ model: 'm', apiKey: 'k', temperature: 1 }, 'no option temperature'],
    [{ model: 'm', apiKey: 'k', maxRetries: -1 }, 'maxRetries must be a whole number of at least 0, and is -1'],
    [{ model: 'm', apiKey: 'k', timeoutMs: 0 }, 'timeoutMs'],
    [{ model: 'm', apiKey: 'k', requestsPerMinute: 1.5 }, 'requestsPerMinute'],
    [{ model: 'm', apiKey: 'k', maxConcurrent: '4' }, 'maxConcurrent must be a number'],
    [{ model: 'm', apiKey: 'k', parameters: { messages: [] } }, 'parameters may not hold messages'],
    [{ model: 'm', baseURL: 'localhost:11434/v1' }, 'baseURL must be a URL that begins with https:// or http://'],
    [{ model: 'm', baseURL: new URL('http://a.test') }, 'baseURL must be a text'],
    [{ model: 'm', environment: {} }, 'apiKey or OPENAI_API_KEY in environment'],
  ])('OpenAIModel refuses the options %j', (options, message) => {
    expect(() => new OpenAIModel(options as OpenAIModelOptions)).toThrow(message)
  })
})
