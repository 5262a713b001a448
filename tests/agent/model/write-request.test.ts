import { describe, expect, it } from 'vitest'
import type { ModelMessage, ModelOptions } from '../../../packages/agent/src/model/model.ts'
import { type Quirks, quirksOf } from '../../../packages/agent/src/model/quirks.ts'
import { writeRequest } from '../../../packages/agent/src/model/write-request.ts'

const user: ModelMessage = { role: 'user', content: 'Hi' }
const search = { name: 'search', description: 'Searches.', parameters: { type: 'object', properties: {} } }
const schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false }

interface Case {
  readonly messages?: readonly ModelMessage[]
  readonly options?: ModelOptions
  readonly parameters?: Record<string, unknown>
  readonly stream?: boolean
  readonly quirks?: Partial<Quirks>
}

function write({
  messages = [user],
  options = {},
  parameters = {},
  stream = false,
  quirks = {},
}: Case): Record<string, unknown> {
  return writeRequest(
    { model: 'm', messages, options, parameters, stream, maker: 'm' },
    { ...quirksOf('m'), ...quirks },
  )
}

const messagesOf = (one: Case): unknown => write(one)['messages']

describe('writeRequest()', () => {
  it('writeRequest() writes no field that was not asked for', () => {
    expect(write({})).toEqual({ model: 'm', messages: [user] })
    expect(write({ options: { stop: [], tools: [], toolChoice: 'required' } })).toEqual({
      model: 'm',
      messages: [user],
    })
  })

  it('writeRequest() writes tools and the choice among them', () => {
    expect(write({ options: { tools: [search], toolChoice: 'required' } })).toMatchObject({
      tools: [{ type: 'function', function: search }],
      tool_choice: 'required',
    })
    expect(write({ options: { tools: [search] } })).not.toHaveProperty('tool_choice')
  })

  it('writeRequest() leaves the tools out where a server cannot be told to call none', () => {
    const body = write({ options: { tools: [search], toolChoice: 'none' }, quirks: { without: ['tool_choice'] } })
    expect(body).toEqual({ model: 'm', messages: [user] })
  })

  it('writeRequest() asks for strict output where the schema allows it', () => {
    const body = (one: object) =>
      write({ options: { responseFormat: { name: 'answer', schema: { ...schema, ...one } } } })
    const format = (strict: boolean, one: object) => ({
      type: 'json_schema',
      json_schema: { name: 'answer', schema: { ...schema, ...one }, strict },
    })
    expect(body({})['response_format']).toEqual(format(true, {}))
    expect(body({ required: [] })['response_format']).toEqual(format(false, { required: [] }))
  })

  it('writeRequest() tells the model of the schema where the server does not enforce it', () => {
    const options: ModelOptions = { responseFormat: { name: 'answer', schema } }
    const system: ModelMessage = { role: 'system', content: 'Be brief.' }
    const object = write({ options, messages: [system, user], quirks: { structuredOutput: 'json_object' } })
    expect(object['response_format']).toEqual({ type: 'json_object' })
    const note = expect.stringContaining(`JSON Schema: ${JSON.stringify(schema)}`)
    expect(object['messages']).toEqual([{ role: 'system', content: note }, user])
    expect(object['messages']).toMatchObject([{ content: expect.stringMatching(/^Be brief\.\n\n/) }, {}])
    const none = write({ options, quirks: { structuredOutput: 'none' } })
    expect(none).toEqual({ model: 'm', messages: [{ role: 'system', content: note }, user] })
  })

  it('writeRequest() sends four stop texts at most, and no empty one', () => {
    expect(write({ options: { stop: ['', 'a', 'b', 'c', 'd', 'e'] } })['stop']).toEqual(['a', 'b', 'c', 'd'])
  })

  it('writeRequest() lets parameters win over our own fields, and null keep them out', () => {
    const options = { stop: ['x'] }
    expect(write({ options, parameters: { stop: ['y'], top_p: 1 } })).toMatchObject({ stop: ['y'], top_p: 1 })
    const silent = write({ options, stream: true, parameters: { stop: null, stream_options: null, seed: null } })
    expect(silent).toEqual({ model: 'm', messages: [user], stream: true })
  })

  it('writeRequest() writes the token limit under the name that is taken', () => {
    const quirks = { tokenLimit: 'max_completion_tokens' } as const
    expect(write({ parameters: { max_tokens: 5 }, quirks })).toMatchObject({ max_completion_tokens: 5 })
    expect(write({ parameters: { max_tokens: 5 }, quirks })).not.toHaveProperty('max_tokens')
    expect(write({ parameters: { max_tokens: 5 } })).toMatchObject({ max_tokens: 5 })
  })
})

describe('the messages of writeRequest()', () => {
  const conversation: ModelMessage[] = [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is it?' },
        { type: 'image', url: 'data:image/png;base64,AA==' },
      ],
    },
    { role: 'assistant', content: '', toolCalls: [{ id: 'call_1', name: 'look', arguments: '{"at":1}' }] },
    { role: 'tool', toolCallId: 'call_1', name: 'look', content: 'a cat' },
    { role: 'assistant', content: 'A cat.' },
  ]
  const call = { id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":1}' } }

  it('carry images as image_url, calls with their results, and null where there is no text', () => {
    expect(messagesOf({ messages: conversation })).toEqual([
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is it?' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
        ],
      },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call_1', content: 'a cat' },
      { role: 'assistant', content: 'A cat.' },
    ])
    const named = messagesOf({ messages: conversation, quirks: quirksOf('gemini/gemini-2.5-flash') })
    expect(named).toMatchObject([{}, {}, {}, { tool_call_id: 'call_1', name: 'look' }, {}])
  })

  it.each(['{"at', '[1]', '"x"', ''])('wrap the arguments %j, which servers that parse them would refuse', (text) => {
    const messages: ModelMessage[] = [
      { role: 'assistant', content: 'x', toolCalls: [{ id: '1', name: 'f', arguments: text }] },
    ]
    const written = JSON.stringify({ unreadableArguments: text })
    expect(messagesOf({ messages })).toMatchObject([
      { content: 'x', tool_calls: [{ function: { arguments: written } }] },
    ])
  })

  it('take turns where the server insists: neighbours are joined, and nothing is lost', () => {
    const messages: ModelMessage[] = [
      { role: 'user', content: 'a' },
      { role: 'user', content: 'b' },
      { role: 'user', content: [{ type: 'image', url: 'https://x.test/i.png' }] },
      { role: 'assistant', content: 'c' },
      { role: 'assistant', content: '', toolCalls: [{ id: 'call_1', name: 'look', arguments: '{"at":1}' }] },
    ]
    expect(messagesOf({ messages, quirks: { alternatesRoles: true } })).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a\n\nb' },
          { type: 'image_url', image_url: { url: 'https://x.test/i.png' } },
        ],
      },
      { role: 'assistant', content: 'c', tool_calls: [call] },
    ])
    expect(messagesOf({ messages })).toHaveLength(5)
  })

  it('give the system prompt the role that is taken', () => {
    const messages: ModelMessage[] = [{ role: 'system', content: 'Be brief.' }, user]
    expect(messagesOf({ messages, quirks: { systemRole: 'developer' } })).toMatchObject([{ role: 'developer' }, user])
    expect(messagesOf({ messages, quirks: { systemRole: 'user' } })).toEqual([
      { role: 'user', content: 'Be brief.\n\nHi' },
    ])
  })

  it('give calls and their results the same short ids for Mistral, and leave its own alone', () => {
    const written = messagesOf({ messages: conversation, quirks: { wantsShortIds: true } })
    const { id } = (written as { tool_calls: { id: string }[] }[])[2]!.tool_calls[0]!
    expect(id).toMatch(/^[a-z0-9]{9}$/)
    expect(written).toMatchObject([{}, {}, {}, { tool_call_id: id }, {}])
    const own: ModelMessage[] = [{ role: 'tool', toolCallId: 'D681PevKs', name: 'f', content: '' }]
    expect(messagesOf({ messages: own, quirks: { wantsShortIds: true } })).toMatchObject([
      { tool_call_id: 'D681PevKs' },
    ])
  })

  it('give a thousand ids a thousand short ones', () => {
    const messages = Array.from(
      { length: 1_000 },
      (_, index): ModelMessage => ({ role: 'tool', toolCallId: `call_${index}`, name: 'f', content: '' }),
    )
    const written = messagesOf({ messages, quirks: { wantsShortIds: true } }) as { tool_call_id: string }[]
    expect(new Set(written.map((one) => one.tool_call_id)).size).toBe(1_000)
  })

  it('carry what thinking DeepSeek and Gemini insist on', () => {
    const written = messagesOf({ messages: conversation, quirks: { wantsReasoning: true, wantsSignatures: true } })
    const extra_content = { google: { thought_signature: 'skip_thought_signature_validator' } }
    expect(written).toMatchObject([
      {},
      {},
      { reasoning_content: '', tool_calls: [{ ...call, extra_content }] },
      {},
      { reasoning_content: '' },
    ])
  })
})
