import {
  buildMessages,
  CodeAgent,
  type CodeAgentOptions,
  Memory,
  type Model,
  OpenAIModel,
  type RunResult,
  type SavedRun,
  ToolCallingAgent,
} from '@dormouse/agent'
import { createExecutor } from '@dormouse/executor'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type OpenAIServer, type ScriptedAnswer, startOpenAIServer } from '../../support/openai-server.ts'
import { echo, makeAsked, poll } from '../../support/tool-calling.ts'
import { writeStream } from '../../support/wire-answers.ts'
import { refuseLikeOpenAI } from '../../support/wire-refusals.ts'

type Body = Readonly<Record<string, unknown>>

const executor = await createExecutor()
afterAll(() => executor.dispose())

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(answers: readonly ScriptedAnswer[], model = 'm'): Promise<OpenAIModel> {
  await server?.close()
  server = await startOpenAIServer(answers)
  return modelAt(server, model)
}

const modelAt = ({ baseURL }: OpenAIServer, model: string): OpenAIModel => new OpenAIModel({ model, baseURL })

/** The messages of the assistant in one request. */
const sentIn = (request: number): Body[] => {
  const messages = server?.requests[request]?.body['messages'] as Body[]
  return messages.filter(({ role }) => role === 'assistant')
}

const wireCall = (id: string, name: string, args: object, more: object = {}): object => {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(args) }, ...more }
}

/** A message as it comes whole, or as one chunk of a stream. */
const whole = (message: object): ScriptedAnswer => ({
  json: { choices: [{ index: 0, message, finish_reason: 'stop' }] },
})
const streamed = (...deltas: readonly object[]): ScriptedAnswer => {
  const chunks = deltas.map((delta) => ({ choices: [{ index: 0, delta }] }))
  const end = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }
  return { pieces: [writeStream([...chunks, end, 'data: [DONE]'])] }
}

const signature = { google: { thought_signature: 'CrICAdHtim827fQ/+==' } }
const signedCalls = [
  wireCall('c1', 'echo', { text: 'a' }, { extra_content: signature }),
  wireCall('c2', 'echo', { text: 'b' }),
]
const finalCall = { content: null, tool_calls: [wireCall('c9', 'finalAnswer', { answer: 'done' })] }

const callTools = (model: Model): ToolCallingAgent => new ToolCallingAgent({ model, tools: [echo], telemetry: false })
const writeCode = (model: Model, more: Partial<CodeAgentOptions> = {}): CodeAgent => {
  return new CodeAgent({ model, executor, telemetry: false, ...more })
}

/** Runs an agent to its end, with or without streams. */
async function runTo(agent: CodeAgent | ToolCallingAgent, isStreamed = false): Promise<RunResult> {
  if (!isStreamed) return agent.arun('Task', { full: true })
  for await (const event of agent.arun('Task', { stream: true })) {
    if (event.type === 'run-end') return event.result
  }
  throw new Error('The run has no end')
}

describe('Gemini’s signatures', () => {
  it.each([
    ['whole', false, whole({ content: 'I see.', tool_calls: signedCalls })],
    [
      'streamed',
      true,
      streamed({ content: 'I see.' }, ...signedCalls.map((call, index) => ({ tool_calls: [{ index, ...call }] }))),
    ],
  ])('go back with their calls, byte for byte, and with no other: %s', async (_, isStreamed, answer) => {
    const model = await serve([answer, isStreamed ? streamed(finalCall) : whole(finalCall)])
    await runTo(callTools(model), isStreamed)
    expect(JSON.stringify(sentIn(1)[0]?.['tool_calls'])).toBe(JSON.stringify(signedCalls))
  })

  it('go back with code in a native call, and with a text', async () => {
    const code = wireCall('c1', 'runCode', { thought: 'x', code: '1 + 1' }, { extra_content: signature })
    const end = wireCall('c2', 'runCode', { thought: 'x', code: 'finalAnswer(2)' })
    const model = await serve([
      whole({ content: null, tool_calls: [code] }),
      whole({ content: 'No code.', extra_content: { google: { ...signature.google, thought: true } } }),
      whole({ content: null, tool_calls: [end] }),
    ])
    expect((await runTo(writeCode(model, { actionFormat: 'tool' }))).output).toBe(2)
    expect(sentIn(2)).toEqual([
      { role: 'assistant', content: null, tool_calls: [code] },
      { role: 'assistant', content: 'No code.', extra_content: signature },
    ])
  })

  it('are the same after the memory was written down and read', async () => {
    const model = await serve([
      whole({ content: null, reasoning_content: 'Hm', tool_calls: signedCalls }),
      whole(finalCall),
      { text: 'Hi' },
    ])
    const { steps, systemPrompt } = await runTo(callTools(model))
    const memory = Memory.fromJSON(JSON.parse(JSON.stringify(new Memory(systemPrompt, steps))))
    await modelAt(server!, 'm').generate(buildMessages(memory))
    expect(sentIn(2)[0]).toEqual(sentIn(1)[0])
    expect(sentIn(2)[0]).toMatchObject({ reasoning_content: 'Hm', tool_calls: signedCalls })
  })

  it('go back when a saved run goes on elsewhere, the step that it was saved in included', async () => {
    const calls = [wireCall('c1', 'asked', { text: 'a' }, { extra_content: signature })]
    const model = await serve([
      whole({ content: null, reasoning_content: 'First', tool_calls: signedCalls }),
      whole({ content: null, reasoning_content: 'Then', tool_calls: calls }),
      whole(finalCall),
    ])
    const agent = (one: Model) =>
      new ToolCallingAgent({ model: one, tools: [echo, makeAsked().tool], telemetry: false })
    const run = agent(model).start('Task')
    await poll(() => run.pending.length).toBe(1)
    const saved = JSON.parse(JSON.stringify(await run.suspend())) as SavedRun
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    const resumed = agent(modelAt(server!, 'm')).resume(saved)
    await poll(() => resumed.pending.length).toBe(1)
    resumed.answer(resumed.pending[0]!.id, true)
    expect(await resumed.result).toBe('done')
    expect(sentIn(2)).toEqual([
      { role: 'assistant', content: null, tool_calls: signedCalls, reasoning_content: 'First' },
      { role: 'assistant', content: null, tool_calls: calls, reasoning_content: 'Then' },
    ])
  })

  it('go to no other model, not even at the same server', async () => {
    const details = [{ type: 'reasoning.text', text: 'Hm', index: 0 }]
    const message = { content: 'a', reasoning_content: 'Hm', reasoning_details: details, extra_content: signature }
    const model = await serve([whole({ ...message, tool_calls: signedCalls }), whole(finalCall), { text: 'Hi' }])
    const result = await runTo(callTools(model))
    await modelAt(server!, 'other').generate(buildMessages(result))
    const plain = signedCalls.map(({ extra_content: _, ...call }: { extra_content?: object }) => call)
    expect(sentIn(2)[0]).toEqual({ role: 'assistant', content: 'a', tool_calls: plain })
  })

  it('of another model are made up for once the server insists', async () => {
    const model = await serve([whole({ content: null, tool_calls: signedCalls }), whole(finalCall)])
    const result = await runTo(callTools(model))
    const other = await serve([refuseLikeOpenAI('Function call is missing a thought_signature.'), { text: 'Hi' }], 'g')
    await other.generate(buildMessages(result))
    const [first, second] = sentIn(1)[0]!['tool_calls'] as Body[]
    expect(first).toMatchObject({
      extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } },
    })
    expect(second).not.toHaveProperty('extra_content')
  })
})

describe('reasoning_content', () => {
  it('goes back with every message that called tools, in all requests that follow', async () => {
    const think = (reasoning_content: string, id: string): ScriptedAnswer =>
      streamed(
        { reasoning_content: reasoning_content.slice(0, 3) },
        {
          reasoning_content: reasoning_content.slice(3),
          tool_calls: [{ index: 0, ...wireCall(id, 'echo', { text: id }) }],
        },
      )
    const model = await serve([think('They ask a.\n', 'a'), think('Now b 🐭', 'b'), streamed(finalCall)])
    const { steps } = await runTo(callTools(model), true)
    expect(sentIn(1).map((one) => one['reasoning_content'])).toEqual(['They ask a.\n'])
    expect(sentIn(2).map((one) => one['reasoning_content'])).toEqual(['They ask a.\n', 'Now b 🐭'])
    expect(steps.flatMap((step) => ('reasoning' in step ? [step.reasoning] : []))).toEqual([
      'They ask a.\n',
      'Now b 🐭',
    ])
  })

  it('stays away without tool calls until the server insists, and then goes with its real text', async () => {
    const model = await serve([
      whole({ content: '<code>1</code>', reasoning_content: 'One.' }),
      whole({ content: '<code>2</code>', reasoning_content: 'Two.' }),
      refuseLikeOpenAI('The `reasoning_content` in the thinking mode must be passed back to the API.'),
      whole({ content: '<code>finalAnswer(3)</code>' }),
    ])
    const { output, steps } = await runTo(writeCode(model))
    expect(output).toBe(3)
    expect(sentIn(1)[0]).not.toHaveProperty('reasoning_content')
    expect(sentIn(3).map((one) => one['reasoning_content'])).toEqual(['One.', 'Two.'])
    expect(steps.slice(1).map((step) => 'reasoning' in step && step.reasoning)).toEqual(['One.', 'Two.', false])
  })

  it('is remembered of a stream that was left once its code was whole', async () => {
    const model = await serve([
      streamed({ reasoning_content: 'One.' }, { content: '<code>1</code>' }, { content: 'Observation: 7' }),
      refuseLikeOpenAI('Missing `reasoning_content` field in the assistant message at message index 2.'),
      streamed({ content: '<code>finalAnswer(3)</code>' }),
    ])
    expect((await runTo(writeCode(model), true)).output).toBe(3)
    expect(sentIn(2)).toMatchObject([{ reasoning_content: 'One.' }])
  })

  it('is left out from when the server refuses it', async () => {
    const call = whole({ content: null, reasoning_content: 'Hm', tool_calls: [wireCall('a', 'echo', { text: 'a' })] })
    const refusal = refuseLikeOpenAI("'messages.2' : property 'reasoning_content' is unsupported")
    const model = await serve([call, refusal, call, whole(finalCall)])
    expect((await runTo(callTools(model))).output).toBe('done')
    expect(sentIn(1)).toMatchObject([{ reasoning_content: 'Hm' }])
    for (const one of [...sentIn(2), ...sentIn(3)]) expect(one).not.toHaveProperty('reasoning_content')
  })

  it('under another name is not sent back', async () => {
    const call = { content: null, reasoning: 'Hm', tool_calls: [wireCall('a', 'echo', { text: 'a' })] }
    const model = await serve([whole(call), whole(finalCall)])
    const { steps } = await runTo(callTools(model))
    expect(Object.keys(sentIn(1)[0]!)).toEqual(['role', 'content', 'tool_calls'])
    expect(steps[1]).toMatchObject({ reasoning: 'Hm' })
  })
})

describe('reasoning_details', () => {
  const details = [
    { type: 'reasoning.text', text: 'They ask.', format: 'anthropic-claude-v1', index: 0, signature: 'EqQBCg==' },
    { type: 'reasoning.encrypted', data: 'b3BhcXVl', id: 'rs_1', format: 'openai-responses-v1', index: 1 },
  ]
  const tool_calls = [wireCall('a', 'echo', { text: 'a' })]

  it('of a whole message go back unmodified', async () => {
    const twice = [...details, ...details]
    const model = await serve([whole({ content: '', reasoning_details: twice, tool_calls }), whole(finalCall)])
    await runTo(callTools(model))
    expect(JSON.stringify(sentIn(1)[0]?.['reasoning_details'])).toBe(JSON.stringify(twice))
  })

  it('of a stream go back as those of a whole message', async () => {
    const [said, sealed] = details
    const { signature: seal, ...piece } = said!
    const first = streamed(
      { reasoning: 'They ', reasoning_details: [{ ...piece, text: 'They ' }] },
      { reasoning: 'ask.', reasoning_details: [{ ...piece, text: 'ask.' }] },
      { reasoning_details: [{ ...piece, text: null, signature: seal }, sealed] },
      { tool_calls: [{ index: 0, ...tool_calls[0] }] },
    )
    const model = await serve([first, streamed(finalCall)])
    await runTo(callTools(model), true)
    expect(sentIn(1)).toEqual([{ role: 'assistant', content: null, tool_calls, reasoning_details: details }])
  })

  it('that are none are passed over', async () => {
    const model = await serve([whole({ content: '', reasoning_details: 'x', tool_calls }), whole(finalCall)])
    await runTo(callTools(model))
    expect(sentIn(1)[0]).not.toHaveProperty('reasoning_details')
  })

  it('go with plans and best answers too', async () => {
    const model = await serve([
      whole({ content: 'The plan', reasoning_details: details }),
      whole({ content: '<code>1</code>' }),
      whole({ content: 'My best', reasoning_details: details.slice(1) }),
      whole({ content: 'The next plan' }),
      whole({ content: '<code>finalAnswer(1)</code>' }),
    ])
    const agent = writeCode(model, { planningInterval: 9 })
    await agent.arun('Task', { maxSteps: 1 })
    expect(await agent.arun('More', { reset: false })).toBe(1)
    expect(sentIn(1)).toMatchObject([{ content: 'The plan', reasoning_details: details }])
    expect(sentIn(4)).toMatchObject([
      { content: 'The plan', reasoning_details: details },
      { content: '<code>1</code>' },
      { content: 'My best', reasoning_details: details.slice(1) },
      { content: 'The next plan' },
    ])
  })
})
