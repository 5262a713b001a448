import OpenAI from 'openai'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Exchange } from '../../../packages/agent/src/model/exchange.ts'
import type { ModelDelta, ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { OpenAIModel, type OpenAIModelOptions } from '../../../packages/agent/src/model/openai-model.ts'
import { type OpenAIServer, type ScriptedAnswer, startOpenAIServer, writeEvents } from '../../support/openai-server.ts'
import { writeStream } from '../../support/wire-answers.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hi' }]
const TEXT = 'Grüße 🐭'
const whole = { type: 'reply', reply: expect.objectContaining({ text: TEXT, finishReason: 'stop' }) }
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(
  answers: readonly ScriptedAnswer[],
  options: Partial<OpenAIModelOptions> = {},
): Promise<OpenAIModel> {
  server = await startOpenAIServer(answers)
  return new OpenAIModel({ model: 'm', baseURL: server.baseURL, maxRetries: 0, ...options })
}

async function read(model: OpenAIModel, signal?: AbortSignal): Promise<ModelDelta[]> {
  const deltas: ModelDelta[] = []
  for await (const delta of model.generateStream(messages, signal ? { signal } : {})) deltas.push(delta)
  return deltas
}

/** A model whose answer comes in exactly these packets: a socket may join what was written apart. */
function modelOf(packets: readonly Uint8Array[]): OpenAIModel {
  const fetch = async (): Promise<Response> => {
    const body = new ReadableStream({
      start(controller) {
        for (const packet of packets) controller.enqueue(packet)
        controller.close()
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  return new OpenAIModel({
    model: 'm',
    maxRetries: 0,
    client: new OpenAI({ apiKey: 'k', baseURL: 'http://m.test/v1', fetch }),
  })
}

describe('the events of a stream', () => {
  it.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
    ['\\r', '\r'],
  ])('may be cut at any byte, with lines that end in %s', async (_, lineEnd) => {
    const choices = [{ delta: { content: 'Grü' } }, { delta: { content: 'ße 🐭' }, finish_reason: 'stop' }]
    const events = choices.map((choice) => ({ choices: [choice] }))
    const bytes = encode(writeStream([': ping', ...events, 'data: [DONE]'], lineEnd))
    for (let at = 1; at < bytes.length; at++) {
      expect((await read(modelOf([bytes.slice(0, at), bytes.slice(at)]))).at(-1), `cut at ${at}`).toEqual(whole)
    }
  })

  it('may come byte by byte over a socket', async () => {
    const bytes = encode(writeStream([': ping', ...writeEvents(TEXT, 'stop').map((event) => event.trim())], '\r\n'))
    const model = await serve([{ pieces: Array.from(bytes, (byte) => Uint8Array.of(byte)) }])
    expect((await read(model)).at(-1)).toEqual(whole)
  })

  it.each<[string, string]>([
    ['all in one packet', writeEvents(TEXT, 'stop').join('')],
    [
      'with comments between, and inside of events',
      `: ping\n\n${writeEvents(TEXT, 'stop').join(': ping\n\n').replace('data', ': x\ndata')}`,
    ],
    ['without a space after the colon', writeEvents(TEXT, 'stop').join('').replaceAll('data: ', 'data:')],
    [
      'with names, ids and times to retry',
      writeEvents(TEXT, 'stop')
        .map((event) => `event: message\nid: 1\nretry: 9\n${event}`)
        .join(''),
    ],
    ['without [DONE]', writeEvents(TEXT, 'stop').slice(0, -1).join('')],
    ['without an end of the last line', writeEvents(TEXT, 'stop').join('').trimEnd()],
    ['with a byte order mark', `\uFEFF${writeEvents(TEXT, 'stop').join('')}`],
    ['with empty lines in plenty', `\n\n\n${writeEvents(TEXT, 'stop').join('\n\n')}`],
    [
      'with an event of several lines',
      writeEvents(TEXT, 'stop').join('').replaceAll(',"created"', ',\ndata: "created"'),
    ],
  ])('may come %s', async (_, text) => {
    const model = await serve([{ pieces: [text] }])
    expect((await read(model)).at(-1)).toEqual(whole)
  })

  it('may be one whole answer where the server does not stream', async () => {
    const json = { choices: [{ message: { role: 'assistant', content: TEXT }, finish_reason: 'stop' }] }
    expect(await read(await serve([{ json }]))).toEqual([{ type: 'text', text: TEXT }, whole])
  })

  it('are an error when they stop before the model did, or are no JSON', async () => {
    await expect(read(await serve([{ pieces: writeEvents(TEXT, 'stop').slice(0, 3) }]))).rejects.toThrow(
      'before it was whole',
    )
    await server?.close()
    await expect(read(await serve([{ pieces: ['data: {"choices":[{"del\n\n'] }]))).rejects.toThrow(
      'Lost the connection',
    )
  })

  it('may tell of an error', async () => {
    const events = [
      ...writeEvents(TEXT, 'stop').slice(0, 2),
      'data: {"error":{"code":502,"message":"Upstream died"}}\n\n',
    ]
    await expect(read(await serve([{ pieces: events }]))).rejects.toThrow('Upstream died')
  })
})

describe('a connection', () => {
  it('that is lost in the middle of an answer is an error that names the server', async () => {
    const model = await serve([{ pieces: writeEvents(TEXT, 'stop').slice(0, 2), hangUp: true }])
    await expect(read(model)).rejects.toThrow(`Lost the connection to ${server?.baseURL}`)
  })

  it('that is lost after the model has finished loses nothing but the usage', async () => {
    const events = writeEvents(TEXT, 'stop', { prompt_tokens: 1 }).slice(0, -2)
    expect((await read(await serve([{ pieces: events, hangUp: true }]))).at(-1)).toEqual(whole)
  })

  it('that stays open after the model has finished is closed by us', async () => {
    const model = await serve([{ pieces: writeEvents(TEXT, 'stop'), keepOpen: true }], { timeoutMs: 500 })
    expect((await read(model)).at(-1)).toEqual(whole)
    await server?.requests[0]?.hungUp
  })

  it('that cannot be made is an error that names the server and the reason', async () => {
    const model = await serve([])
    await server?.close()
    const { baseURL } = server!
    server = undefined
    await expect(model.generate(messages)).rejects.toThrow(new RegExp(`Cannot reach ${baseURL}: .*ECONNREFUSED`))
  })
})

describe('timeoutMs', () => {
  it('timeoutMs ends the wait for an answer, down to the socket', async () => {
    const model = await serve(['hang'], { timeoutMs: 50 })
    await expect(model.generate(messages)).rejects.toThrow(`Timed out: ${server?.baseURL} was silent for 50 ms`)
    await server?.requests[0]?.hungUp
  })

  it('timeoutMs ends a stream that falls silent, not one that goes on', async () => {
    const slow = writeEvents('abcdef'.repeat(20), 'stop')
    const model = await serve([{ pieces: slow.slice(0, 2), keepOpen: true }, { pieces: slow }], { timeoutMs: 300 })
    await expect(read(model)).rejects.toThrow('silent for 300 ms')
    await server?.requests[0]?.hungUp
    expect(await read(model)).toHaveLength(41)
  })

  it('timeoutMs does not run while the reader takes its time', async () => {
    const model = await serve([{ pieces: writeEvents('abcdef', 'stop'), keepOpen: true }], { timeoutMs: 400 })
    const texts: string[] = []
    for await (const delta of model.generateStream(messages)) {
      if (delta.type === 'text') texts.push(delta.text)
      if (texts.length === 1) await new Promise((resolve) => setTimeout(resolve, 500))
    }
    expect(texts.join('')).toBe('abcdef')
  })
})

it('Exchange leaves no listener on a signal that outlives it', async () => {
  server = await startOpenAIServer([{ text: 'a' }])
  const { signal } = new AbortController()
  const listeners = new Set<unknown>()
  vi.spyOn(signal, 'addEventListener').mockImplementation((_, listener) => void listeners.add(listener))
  vi.spyOn(signal, 'removeEventListener').mockImplementation((_, listener) => void listeners.delete(listener))
  const exchange = new Exchange(new OpenAI({ apiKey: 'k', baseURL: server.baseURL }), 1_000, signal)
  await exchange.ask({ model: 'm', messages })
  expect(listeners.size).toBe(1)
  exchange.end()
  expect(listeners.size).toBe(0)
})
