import { APIError } from 'openai'
import { afterEach, describe, expect, it } from 'vitest'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { OpenAIModel } from '../../../packages/agent/src/model/openai-model.ts'
import { learnQuirk, quirksOf } from '../../../packages/agent/src/model/quirks.ts'
import { type OpenAIServer, type ScriptedAnswer, startOpenAIServer } from '../../support/openai-server.ts'
import { type Asking, REFUSED_FIELDS, refuse, refuseLikeOpenAI } from '../../support/wire-refusals.ts'

const conversation: ModelMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: '', toolCalls: [{ id: 'call_abc', name: 'f', arguments: '{}' }] },
  { role: 'tool', toolCallId: 'call_abc', name: 'f', content: 'x' },
  { role: 'user', content: 'And?' },
  { role: 'user', content: 'Well?' },
]
const tools = [{ name: 'f', description: 'F.', parameters: { type: 'object' } }]
const responseFormat = { name: 'answer', schema: { type: 'object' } }

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** Plays the refusals and then answers twice; gives the bodies of all requests: the second call needs one only. */
async function bodiesAfter(
  refusals: readonly ScriptedAnswer[],
  { options, model }: Asking,
): Promise<Record<string, unknown>[]> {
  server = await startOpenAIServer([...refusals, { text: 'Hi' }, { text: 'Hi' }])
  const asked = new OpenAIModel({ model: 'm', baseURL: server.baseURL, ...model })
  expect((await asked.generate(conversation, options)).text).toBe('Hi')
  let last = ''
  for await (const delta of asked.generateStream(conversation, options))
    if (delta.type === 'reply') last = delta.reply.text
  expect(last).toBe('Hi')
  const bodies = server.requests.map(({ body }) => body)
  expect(bodies).toHaveLength(refusals.length + 2)
  return bodies
}

describe('a field that a server refuses is left out, and stays out', () => {
  it.each(REFUSED_FIELDS)('%s: %s', async (_, field, refusal, one) => {
    const bodies = await bodiesAfter([refusal], one)
    expect(bodies.map((body) => field in body)).toEqual([true, false, false])
  })

  it('Azure: stream_options, in streams', async () => {
    server = await startOpenAIServer([
      refuseLikeOpenAI('Unrecognized request argument supplied: stream_options'),
      { text: 'Hi' },
    ])
    const model = new OpenAIModel({ model: 'm', baseURL: server.baseURL })
    for await (const delta of model.generateStream(conversation)) expect(delta).toBeDefined()
    expect(server.requests.map(({ body }) => 'stream_options' in body)).toEqual([true, false])
  })
})

describe('what a server takes otherwise is written otherwise', () => {
  it('the token limit goes by its new name, by its old one, or not at all', async () => {
    const old = refuseLikeOpenAI(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      'max_tokens',
      'unsupported_parameter',
    )
    const bodies = await bodiesAfter([old], { model: { parameters: { max_tokens: 7 } } })
    expect(bodies[2]).toMatchObject({ max_completion_tokens: 7 })
    expect(bodies[2]).not.toHaveProperty('max_tokens')
    await server?.close()
    const unknown = (field: string) =>
      refuse({ detail: [{ loc: ['body', field], msg: 'Extra inputs are not permitted' }] }, 422)
    const [first, second, third] = await bodiesAfter([unknown('max_completion_tokens'), unknown('max_tokens')], {
      model: { parameters: { max_completion_tokens: 7 } },
    })
    expect([first, second, third].map((body) => Object.keys(body!).filter((key) => key.startsWith('max')))).toEqual([
      ['max_completion_tokens'],
      ['max_tokens'],
      [],
    ])
  })

  it('structured output goes from a schema to an object to words', async () => {
    const bodies = await bodiesAfter(
      [
        refuseLikeOpenAI('This response_format type is unavailable now'),
        refuseLikeOpenAI('This model does not support response format `json_object`'),
      ],
      { options: { responseFormat } },
    )
    const formats = bodies.map((body) => (body['response_format'] as { type?: string } | undefined)?.type)
    expect(formats).toEqual(['json_schema', 'json_object', undefined, undefined])
    expect(bodies[1]!['messages']).toMatchObject([
      { content: expect.stringContaining('JSON Schema') },
      {},
      {},
      {},
      {},
      {},
    ])
  })

  it('the system prompt is the developer’s where OpenAI names its role, and the user’s elsewhere', async () => {
    const role = (name: string) =>
      refuseLikeOpenAI(
        `Unsupported value: 'messages[0].role' does not support '${name}' with this model.`,
        'messages[0].role',
        'unsupported_value',
      )
    const roles = async (refusals: ScriptedAnswer[]) =>
      (await bodiesAfter(refusals, {})).map((body) => (body['messages'] as { role: string }[])[0]!.role)
    expect(await roles([role('system'), role('developer')])).toEqual(['system', 'developer', 'user', 'user'])
    for (const words of [
      'System role not supported',
      'Developer instruction is not enabled for models/gemma-3-27b-it',
    ]) {
      await server?.close()
      expect(
        await roles([refuse({ object: 'error', message: words, type: 'BadRequestError', param: null, code: 400 })]),
      ).toEqual(['system', 'user', 'user'])
    }
    await server?.close()
    const llama = refuse(
      { error: { code: 500, message: 'Only user, assistant and tool roles are supported, got system.' } },
      500,
    )
    expect(await roles([llama])).toEqual(['system', 'user', 'user'])
  })

  it('turns alternate where the chat template insists, a refusal with status 500', async () => {
    const words = 'After the optional system message, conversation roles must alternate user and assistant roles'
    const bodies = await bodiesAfter([refuse({ error: { code: 500, message: words } }, 500)], {})
    expect(bodies.map((body) => (body['messages'] as unknown[]).length)).toEqual([6, 5, 5])
  })

  it.each<[string, string, object]>([
    [
      'Mistral',
      'Tool call id was call_abc but must be a-z, A-Z, 0-9, with a length of 9.',
      { id: expect.stringMatching(/^\w{9}$/) },
    ],
    [
      'Gemini',
      'Function call is missing a thought_signature in functionCall parts.',
      { extra_content: { google: expect.anything() } },
    ],
  ])('tool calls are as %s wants them', async (_, message, call) => {
    const bodies = await bodiesAfter([refuseLikeOpenAI(message)], {})
    expect((bodies[1]!['messages'] as unknown[])[2]).toMatchObject({ tool_calls: [call] })
  })

  it.each([
    'The `reasoning_content` in the thinking mode must be passed back to the API.',
    'Missing `reasoning_content` field in the assistant message at message index 2.',
    'thinking is enabled but reasoning_content is missing in assistant tool call message at index 2',
  ])('messages carry reasoning_content after: %s', async (message) => {
    const bodies = await bodiesAfter([refuseLikeOpenAI(message)], {})
    expect((bodies[1]!['messages'] as unknown[])[2]).toMatchObject({ reasoning_content: '' })
  })
})

describe('what is known beforehand', () => {
  it.each(['o3', 'o4-mini', 'gpt-5-mini', 'openai/gpt-5'])(
    '%s is asked without stop, and with max_completion_tokens',
    async (model) => {
      const [body] = await bodiesAfter([], {
        options: { stop: ['x'] },
        model: { model, parameters: { max_tokens: 7 } },
      })
      expect(body).toMatchObject({ max_completion_tokens: 7 })
      expect(body).not.toHaveProperty('stop')
    },
  )

  it.each(['gpt-4o', 'ollama3', 'grok-3'])('%s is asked with stop', async (model) => {
    const [body] = await bodiesAfter([], { options: { stop: ['x'] }, model: { model } })
    expect(body).toMatchObject({ stop: ['x'] })
  })
})

describe('an error that is no refusal is thrown', () => {
  it.each<[string, ScriptedAnswer, Asking]>([
    [
      'a value out of range',
      refuseLikeOpenAI(
        "Invalid 'temperature': decimal above maximum value. Expected <= 2.",
        'temperature',
        'decimal_above_max_value',
      ),
      { model: { parameters: { temperature: 9 } } },
    ],
    [
      'too many tokens',
      refuseLikeOpenAI(
        'max_tokens is too large: 100000. This model supports at most 4096 completion tokens.',
        'max_tokens',
      ),
      { model: { parameters: { max_tokens: 100_000 } } },
    ],
    [
      'a model without tools',
      refuse({ error: { message: 'registry.ollama.ai/library/gemma:2b does not support tools' } }),
      { options: { tools, stop: ['x'] } },
    ],
    [
      'a full context',
      refuseLikeOpenAI("This model's maximum context length is 8192 tokens. Please stop sending so much.", 'messages'),
      { options: { stop: ['x'] } },
    ],
    [
      'a defect of the server that names a field by chance',
      refuse({ error: { message: 'Unexpected failure in stop handling' } }, 500),
      { options: { stop: ['x'] }, model: { maxRetries: 0 } },
    ],
  ])('%s', async (_, refusal, { options, model }) => {
    server = await startOpenAIServer([refusal, { text: 'Hi' }])
    const asked = new OpenAIModel({ model: 'm', baseURL: server.baseURL, ...model })
    await expect(asked.generate(conversation, options)).rejects.toThrow()
    expect(server.requests).toHaveLength(1)
  })
})

it('calls that overlap learn the same thing without harm', async () => {
  server = await startOpenAIServer(({ body }) =>
    'stop' in body ? refuseLikeOpenAI("Unsupported parameter: 'stop' is not supported.", 'stop') : { text: 'Hi' },
  )
  const model = new OpenAIModel({ model: 'm', baseURL: server.baseURL })
  const replies = await Promise.all(Array.from({ length: 10 }, () => model.generate(conversation, { stop: ['x'] })))
  expect(replies.map(({ text }) => text)).toEqual(Array(10).fill('Hi'))
})

it.each(['role ', 'missing ', 'only ', 'tool call id '])(
  'learnQuirk() is done with an error of nothing but %s',
  (words) => {
    const start = performance.now()
    const error = new APIError(400, { message: words.repeat(200_000) }, undefined, undefined)
    expect(learnQuirk(quirksOf('m'), error, { messages: [] })).toBeUndefined()
    // A few milliseconds here; a look at all of it would take minutes.
    expect(performance.now() - start).toBeLessThan(10_000)
  },
)
