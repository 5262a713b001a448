import {
  CodeAgent,
  type ModelOptions,
  type ModelReply,
  OpenAIModel,
  ScriptedModel,
  ToolCallingAgent,
  type ToolCallingAgentOptions,
  tool,
} from '@dormouse/agent'
import { afterEach, describe, expect, it } from 'vitest'
import { createFakeExecutor } from '../support/fake-executor.ts'
import { textOf } from '../support/message-text.ts'
import { type OpenAIServer, type ReceivedRequest, startOpenAIServer } from '../support/openai-server.ts'

const temperature = tool({
  name: 'temperature',
  description: 'Tells the temperature of a city.',
  inputs: { city: { type: 'string', description: 'Name of the city' } },
  outputType: 'number',
  execute: async ({ city }) => {
    // The first is the last to answer.
    if (city === 'Lyon') await new Promise((resolve) => setTimeout(resolve, 20))
    return city.length
  },
})

const FINAL: ModelReply = {
  text: '',
  toolCalls: [{ id: 'f', name: 'finalAnswer', arguments: '{"answer": 1}' }],
  finishReason: 'tool-calls',
}

/** What the model is told and given at the first step. */
async function firstRequest(more: Partial<ToolCallingAgentOptions> = {}) {
  let asked: { readonly system: string; readonly options: ModelOptions } | undefined
  const model = new ScriptedModel((messages, options) => {
    asked ??= { system: textOf(messages[0]), options }
    return FINAL
  })
  await new ToolCallingAgent({ model, tools: [temperature], telemetry: false, ...more }).arun('Task')
  return asked
}

describe('ToolCallingAgent', () => {
  it('ToolCallingAgent gives the model its tools natively, and asks for a call', async () => {
    const asked = await firstRequest()
    expect(asked?.options).toMatchObject({
      toolChoice: 'required',
      tools: [{ name: 'temperature' }, { name: 'finalAnswer' }],
    })
    expect(asked?.options.tools?.[0]?.parameters).toMatchObject({
      type: 'object',
      properties: { city: { type: 'string', description: 'Name of the city' } },
      required: ['city'],
    })
    expect(asked?.system).not.toContain('{"name"')
  })

  it('ToolCallingAgent describes the calls as JSON to a model that has no native ones', async () => {
    const asked = await firstRequest({ callFormat: 'json' })
    expect(asked?.options).not.toHaveProperty('tools')
    expect(asked?.options).toMatchObject({ stop: ['\nObservation:'] })
    expect(asked?.system).toContain('{"name": "temperature", "arguments": {"city": "Nantes"}}')
  })

  it('ToolCallingAgent puts tools, sub-agents and instructions into the system prompt', async () => {
    const researcher = new CodeAgent({
      model: new ScriptedModel([]),
      executor: createFakeExecutor(),
      name: 'researcher',
      description: 'Looks things up.',
    })
    const asked = await firstRequest({ agents: [researcher], instructions: 'Answer in French.' })
    expect(asked?.system).toContain('declare function temperature(city: string): number')
    expect(asked?.system).toContain('Looks things up.')
    expect(asked?.system).toContain('declare function researcher(task: string')
    expect(asked?.system.endsWith('Instructions:\nAnswer in French.')).toBe(true)
  })

  it('ToolCallingAgent lets its user write the system prompt', async () => {
    const asked = await firstRequest({ prompts: { system: ({ tools }) => `You have ${tools.length} tools.` } })
    expect(asked?.system).toBe('You have 2 tools.')
  })

  it.each([
    [{ maxParallelTools: 0 }, RangeError, 'Cannot take 0 as maxParallelTools'],
    [{ maxParallelTools: '2' }, TypeError, 'Cannot take 2 as maxParallelTools'],
    [{ maxObservationChars: 0.5 }, RangeError, 'Cannot take 0.5 as maxObservationChars'],
    [{ callFormat: 'xml' }, TypeError, 'Cannot take xml as callFormat: use native, json'],
    [{ executor: createFakeExecutor() }, TypeError, 'There is no option executor'],
    [{ tools: [temperature, temperature] }, TypeError, 'two tools named temperature'],
  ])('ToolCallingAgent refuses %j', (options, kind, message) => {
    const make = (): unknown => new ToolCallingAgent({ model: new ScriptedModel([]), ...options } as never)
    expect(make).toThrow(kind)
    expect(make).toThrow(message)
  })

  it('ToolCallingAgent keeps a hundred overlapping runs apart', async () => {
    const model = new ScriptedModel((messages): ModelReply => {
      const city = textOf(messages[1]).slice('Task:\n'.length)
      const results = messages.flatMap((message) => (message.role === 'tool' ? [message.content] : []))
      const [name, args] =
        results.length === 0 ? ['temperature', { city }] : ['finalAnswer', { answer: `${city} ${results.join()}` }]
      return { text: '', toolCalls: [{ id: 'a', name, arguments: JSON.stringify(args) }], finishReason: 'tool-calls' }
    })
    const agent = new ToolCallingAgent({ model, tools: [temperature], telemetry: false })
    const cities = Array.from({ length: 100 }, (_, index) => 'x'.repeat(index + 1))
    const answers = await Promise.all(cities.map((city) => agent.arun(city)))
    expect(answers).toEqual(cities.map((city) => `${city} ${city.length}`))
  })

  it('ToolCallingAgent asks for its best answer without tools at the end of its steps', async () => {
    const choices: unknown[] = []
    const model = new ScriptedModel((_, { toolChoice }): ModelReply => {
      choices.push(toolChoice)
      if (toolChoice === 'none') return { text: 'About four', finishReason: 'stop' }
      const call = { id: 'a', name: 'temperature', arguments: '{"city": "Lyon"}' }
      return { text: '', toolCalls: [call], finishReason: 'tool-calls' }
    })
    const agent = new ToolCallingAgent({ model, tools: [temperature], maxSteps: 2, telemetry: false })
    expect(await agent.arun('Task')).toBe('About four')
    expect(choices).toEqual(['required', 'required', 'none'])
  })
})

describe('ToolCallingAgent with an OpenAI-compatible server', () => {
  let server: OpenAIServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  const wireCall = (id: string, name: string, args: object, index?: number): object => ({
    ...(index === undefined ? {} : { index }),
    ...{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } },
  })
  const wireReply = (calls: readonly object[], content: string | null = null): { json: object } => ({
    json: {
      ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'small' },
      choices: [{ index: 0, message: { role: 'assistant', content, tool_calls: calls }, finish_reason: 'tool_calls' }],
    },
  })
  const wireStream = (calls: readonly object[]): { pieces: string[] } => {
    const event = (delta: object, finish: string | null): string =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
    return {
      pieces: [
        ...calls.map((call) => event({ tool_calls: [call] }, null)),
        event({}, 'tool_calls'),
        'data: [DONE]\n\n',
      ],
    }
  }

  async function makeAgent(answers: Parameters<typeof startOpenAIServer>[0]) {
    server = await startOpenAIServer(answers)
    const model = new OpenAIModel({ model: 'small', apiKey: 'key', baseURL: server.baseURL })
    return { agent: new ToolCallingAgent({ model, tools: [temperature], telemetry: false }), requests: server.requests }
  }
  const messagesOf = (request: ReceivedRequest | undefined) => request?.body['messages'] as readonly object[]

  const CALLS = [
    ['call-1', 'temperature', { city: 'Lyon' }],
    ['call-2', 'temperature', { town: 'Nantes' }],
    ['call-3', 'temperature', { city: 'Nantes' }],
  ] as const
  const TOLD = [
    { role: 'tool', tool_call_id: 'call-1', content: '4' },
    { role: 'tool', tool_call_id: 'call-2', content: expect.stringContaining('there is no input "town"') },
    { role: 'tool', tool_call_id: 'call-3', content: '6' },
  ]

  it('arun() sends every result as a tool message under its call, in the model’s order', async () => {
    const { agent, requests } = await makeAgent([
      wireReply(
        CALLS.map(([id, name, args]) => wireCall(id, name, args)),
        'I ask for both.',
      ),
      wireReply([wireCall('call-4', 'finalAnswer', { answer: 'Nantes' })]),
    ])
    expect(await agent.arun('Which is warmer?')).toBe('Nantes')
    expect(requests).toHaveLength(2)
    expect(requests[0]?.body).toMatchObject({
      tool_choice: 'required',
      tools: [
        { type: 'function', function: { name: 'temperature' } },
        { type: 'function', function: { name: 'finalAnswer' } },
      ],
    })
    expect(messagesOf(requests[1])).toMatchObject([
      { role: 'system' },
      { role: 'user', content: 'Task:\nWhich is warmer?' },
      {
        role: 'assistant',
        content: 'I ask for both.',
        tool_calls: CALLS.map(([id, name, args]) => ({
          id,
          type: 'function',
          function: { name, arguments: JSON.stringify(args) },
        })),
      },
      ...TOLD,
    ])
  })

  it('arun() does the same over a stream', async () => {
    const { agent, requests } = await makeAgent([
      wireStream(CALLS.map(([id, name, args], index) => wireCall(id, name, args, index))),
      wireStream([wireCall('call-4', 'finalAnswer', { answer: 'Nantes' }, 0)]),
    ])
    let answer: unknown
    for await (const event of agent.arun('Which is warmer?', { stream: true })) {
      if (event.type === 'final-answer') answer = event.answer
    }
    expect(answer).toBe('Nantes')
    expect(messagesOf(requests[1]).slice(3)).toMatchObject(TOLD)
  })

  it('arun() reads calls out of the text of a server that knows no tools', async () => {
    const { agent, requests } = await makeAgent([
      { text: 'I ask.\n{"name": "temperature", "arguments": {"city": "Lyon"}}' },
      { text: 'Action: {"name": "finalAnswer", "arguments": {"answer": "4 degrees"}}' },
    ])
    expect(await agent.arun('How warm is it?')).toBe('4 degrees')
    expect(messagesOf(requests[1]).slice(2)).toEqual([
      { role: 'assistant', content: 'I ask.\n{"name": "temperature", "arguments": {"city": "Lyon"}}' },
      { role: 'user', content: 'Observation:\ntemperature → 4' },
    ])
  })
})
