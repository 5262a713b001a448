import { afterEach, describe, expect, it } from 'vitest'
import type { ModelDelta, ModelReply } from '../../../packages/agent/src/model/model.ts'
import { OpenAIModel } from '../../../packages/agent/src/model/openai-model.ts'
import { ReplyBuilder, readCompletion } from '../../../packages/agent/src/model/reply-builder.ts'
import type { WireCompletion } from '../../../packages/agent/src/model/wire-format.ts'
import { type OpenAIServer, startOpenAIServer } from '../../support/openai-server.ts'
import { WIRE_ANSWERS, writeStream } from '../../support/wire-answers.ts'

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** Ids that were made up differ each time. */
function withoutMadeUpIds(reply: ModelReply, expected: object): object {
  const calls = (expected as ModelReply).toolCalls
  if (!reply.toolCalls || !calls?.some(({ id }) => id === 'made-up')) return reply
  return { ...reply, toolCalls: reply.toolCalls.map((call) => ({ ...call, id: 'made-up' })) }
}

describe('the wire formats of', () => {
  it.each(WIRE_ANSWERS)('$name: streamed', async ({ events, reply: expected }) => {
    server = await startOpenAIServer([{ pieces: [writeStream(events)] }])
    const deltas: ModelDelta[] = []
    const model = new OpenAIModel({ model: 'm', baseURL: server.baseURL })
    for await (const delta of model.generateStream([{ role: 'user', content: 'Hi' }])) deltas.push(delta)
    const last = deltas.pop()
    const reply = last?.type === 'reply' ? last.reply : undefined
    expect(withoutMadeUpIds(reply!, expected)).toEqual(expected)
    const joined = (type: string): string => deltas.flatMap((one) => (one.type === type ? [textOf(one)] : [])).join('')
    expect(joined('text')).toBe(reply?.text)
    expect(joined('reasoning')).toBe(reply?.reasoning ?? '')
  })

  it.each(WIRE_ANSWERS)('$name: whole', async ({ whole, reply: expected }) => {
    server = await startOpenAIServer([{ json: whole }])
    const model = new OpenAIModel({ model: 'm', baseURL: server.baseURL })
    expect(withoutMadeUpIds(await model.generate([{ role: 'user', content: 'Hi' }]), expected)).toEqual(expected)
  })
})

const textOf = (delta: ModelDelta): string => (delta.type === 'reply' ? '' : delta.text)

describe('readCompletion()', () => {
  const read = (choice: object): ModelReply => readCompletion({ choices: [choice] }, 'm')

  it.each([
    ['stop', 'stop'],
    ['eos', 'stop'],
    ['end_turn', 'stop'],
    ['length', 'length'],
    ['MAX_TOKENS', 'length'],
    ['content_filter', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['who knows', 'other'],
    ['constructor', 'other'],
    [5, 'other'],
    [null, 'other'],
    [undefined, 'other'],
  ])('readCompletion() reads the finish reason %s as %s', (finish_reason, expected) => {
    expect(read({ message: { content: 'Hi' }, finish_reason }).finishReason).toBe(expected)
  })

  it('readCompletion() takes the first of several answers', () => {
    const choices = [
      { index: 1, message: { content: 'second' }, finish_reason: 'length' },
      { index: 0, message: { content: 'first' }, finish_reason: 'stop' },
    ]
    expect(readCompletion({ choices }, 'm')).toEqual({ text: 'first', finishReason: 'stop' })
  })

  it('readCompletion() throws the error that came with status 200, its code as the status', () => {
    const error = { code: 502, message: 'Provider returned error' }
    expect(() => readCompletion({ error }, 'm')).toThrow(
      expect.objectContaining({ status: 502, message: expect.stringContaining('Provider returned') }),
    )
    expect(() => read({ error, message: { content: '' }, finish_reason: 'error' })).toThrow('Provider returned')
    expect(() => read({ message: { content: 'Par' }, finish_reason: 'insufficient_system_resource' })).toThrow(
      'insufficient_system_resource',
    )
  })

  it('readCompletion() throws for an answer without any choice, and shows it', () => {
    expect(() => readCompletion({ choices: null }, 'm')).toThrow('without any choice: {"choices":null}')
    expect(() => readCompletion({ choices: [{ finish_reason: 'stop' }] }, 'm')).toThrow('without any choice')
    for (const choices of [{}, [null], [{ message: { tool_calls: {} } }], [{ message: { content: [null] } }]]) {
      const answer = { choices } as unknown as WireCompletion
      expect(() => readCompletion(answer, 'm')).toThrow('The server answered in a shape that is not known: {"choices":')
    }
  })
})

describe('ReplyBuilder', () => {
  it('ReplyBuilder is over only when finished and silent: a server may say stop in every chunk', () => {
    const builder = new ReplyBuilder('m')
    builder.add({ choices: [{ delta: { content: 'a' }, finish_reason: 'stop' }] })
    expect(builder.isOver).toBe(false)
    builder.add({ choices: [{ delta: {}, finish_reason: null }] })
    expect(builder.isOver).toBe(true)
    builder.add({ choices: [{ delta: { content: 'b' }, finish_reason: 'stop' }] })
    expect(builder.isOver).toBe(false)
    expect(builder.reply().text).toBe('ab')
  })

  it('ReplyBuilder does not say a message twice that a server repeats whole at the end', () => {
    const builder = new ReplyBuilder('m')
    expect(builder.add({ choices: [{ delta: { content: 'ab' } }] })).toEqual([{ type: 'text', text: 'ab' }])
    expect(builder.add({ choices: [{ message: { content: 'ab' }, finish_reason: 'stop' }] })).toEqual([])
    expect(builder.reply().text).toBe('ab')
  })

  it('ReplyBuilder takes an empty finish reason for none', () => {
    const builder = new ReplyBuilder('m')
    builder.add({ choices: [{ delta: { content: 'a' }, finish_reason: '' }] })
    expect(() => builder.reply()).toThrow('before it was whole')
  })
})
