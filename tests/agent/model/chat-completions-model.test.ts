import { afterEach, describe, expect, it } from 'vitest'
import type { ModelDelta, ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { OpenAIModel, type OpenAIModelOptions } from '../../../packages/agent/src/model/openai-model.ts'
import { type OpenAIServer, startOpenAIServer, writeEvents } from '../../support/openai-server.ts'

const messages: ModelMessage[] = [{ role: 'user', content: 'Hi' }]
const begun = { pieces: writeEvents('Hello', 'stop').slice(0, 2), keepOpen: true }

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
  return { model: new OpenAIModel({ model: 'm', baseURL: server.baseURL, ...options }), server }
}

async function read(deltas: AsyncIterable<ModelDelta>): Promise<string> {
  let text = ''
  for await (const delta of deltas) if (delta.type === 'reply') text = delta.reply.text
  return text
}

describe('maxConcurrent', () => {
  it('maxConcurrent holds 100 calls to its number, and answers each', async () => {
    let now = 0
    let most = 0
    const { model, server } = await serve(
      async ({ body }) => {
        most = Math.max(most, ++now)
        const { content } = (body['messages'] as { content: string }[])[0]!
        await new Promise((resolve) => setTimeout(resolve, 3))
        now--
        return { text: content }
      },
      { maxConcurrent: 4 },
    )
    const asked = Array.from({ length: 100 }, (_, index) => String(index))
    const replies = await Promise.all(asked.map((content) => model.generate([{ role: 'user', content }])))
    expect(replies.map(({ text }) => text)).toEqual(asked)
    expect(most).toBe(4)
    expect(server.requests).toHaveLength(100)
  })

  it('maxConcurrent counts a stream until it has ended', async () => {
    const { model, server } = await serve([{ text: 'one' }, { text: 'two' }], { maxConcurrent: 1 })
    const first = model.generateStream(messages)
    await first.next()
    const second = model.generate(messages)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.requests).toHaveLength(1)
    await read(first)
    expect((await second).text).toBe('two')
  })

  it.each<[string, (deltas: AsyncIterableIterator<ModelDelta>, controller: AbortController) => unknown]>([
    ['was left', (deltas) => deltas.return?.()],
    ['was aborted', (_, controller) => controller.abort(new Error('Enough'))],
  ])('maxConcurrent frees the slot of a stream that %s while a piece was awaited', async (how, leave) => {
    const { model, server } = await serve([begun, { text: 'two' }], { maxConcurrent: 1 })
    const controller = new AbortController()
    const deltas = model.generateStream(messages, { signal: controller.signal })
    await deltas.next()
    const pending = deltas.next()
    const second = model.generate(messages)
    void Promise.resolve(leave(deltas, controller)).catch(() => {})
    if (how === 'was left') expect((await pending).done).toBe(true)
    else await expect(pending).rejects.toThrow('Enough')
    expect((await second).text).toBe('two')
    await server.requests[0]!.hungUp
  })

  it('maxConcurrent frees the slot of a call that failed, and lets a waiting one be aborted', async () => {
    const { model } = await serve([{ status: 401 }, 'hang', { text: 'three' }], { maxConcurrent: 1 })
    await expect(model.generate(messages)).rejects.toMatchObject({ status: 401 })
    const holder = new AbortController()
    const held = model.generate(messages, { signal: holder.signal })
    const waiting = model.generate(messages, { signal: AbortSignal.timeout(30) })
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' })
    holder.abort(new Error('Enough'))
    await expect(held).rejects.toThrow('Enough')
    expect((await model.generate(messages)).text).toBe('three')
  })
})

it('requestsPerMinute counts retries and requests that had to be written anew', async () => {
  const refused = { status: 400, error: { message: "Unsupported parameter: 'stop' is not supported.", param: 'stop' } }
  const retried = { status: 503, headers: { 'retry-after-ms': '1' } }
  const { model, server } = await serve([refused, retried, { text: 'Hi' }], { requestsPerMinute: 3 })
  expect((await model.generate(messages, { stop: ['x'] })).text).toBe('Hi')
  await expect(model.generate(messages, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
    name: 'TimeoutError',
  })
  expect(server.requests).toHaveLength(3)
})

describe('generateStream()', () => {
  it('generateStream() tries again when it fails before the first piece', async () => {
    const busy = { status: 429, headers: { 'retry-after-ms': '1' } }
    const error = { pieces: ['data: {"error":{"code":503,"message":"Please retry in 1ms"}}\n\n'] }
    const { model, server } = await serve([busy, error, { pieces: [': ping\n\n'], hangUp: true }, { text: 'Hi' }], {
      maxRetries: 3,
    })
    expect(await read(model.generateStream(messages))).toBe('Hi')
    expect(server.requests).toHaveLength(4)
  })

  it('generateStream() never tries again once a piece was given, nor learns from what came with it', async () => {
    const words = { code: 400, message: "Unsupported parameter: 'stop' is not supported." }
    const pieces = [...writeEvents('Hello', 'stop').slice(0, 2), `data: ${JSON.stringify({ error: words })}\n\n`]
    const { model, server } = await serve([{ ...begun, keepOpen: false, hangUp: true }, { pieces }])
    await expect(read(model.generateStream(messages))).rejects.toThrow('Lost the connection')
    await expect(read(model.generateStream(messages, { stop: ['x'] }))).rejects.toThrow('Unsupported')
    expect(server.requests).toHaveLength(2)
  })

  it('generateStream() hangs up on a server that tells of a failure and stays', async () => {
    const choice = { delta: { content: '' }, finish_reason: 'error', error: { code: 502, message: 'Upstream died' } }
    const pieces = [`data: ${JSON.stringify({ choices: [choice] })}\n\n`]
    const { model, server } = await serve([{ pieces, keepOpen: true }], { maxRetries: 0 })
    await expect(read(model.generateStream(messages))).rejects.toMatchObject({ status: 502 })
    await server.requests[0]!.hungUp
  })

  it('generateStream() asks nobody before it is read', async () => {
    const { model, server } = await serve([{ text: 'Hi' }], { maxConcurrent: 1 })
    await model.generateStream(messages).return?.()
    model.generateStream(messages)
    expect((await model.generate(messages)).text).toBe('Hi')
    expect(server.requests).toHaveLength(1)
  })

  it('generateStream() does not begin for a signal that is aborted already', async () => {
    const { model, server } = await serve([{ text: 'Hi' }])
    const signal = AbortSignal.abort(new Error('Enough'))
    await expect(read(model.generateStream(messages, { signal }))).rejects.toThrow('Enough')
    await expect(model.generate(messages, { signal })).rejects.toThrow('Enough')
    expect(server.requests).toHaveLength(0)
  })
})
