import {
  type AiSdkLanguageModel,
  AiSdkModel,
  buildMessages,
  Memory,
  type Model,
  type SavedRun,
  ToolCallingAgent,
} from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { AiSdkAnswer } from '../../../packages/agent/src/model/ai-sdk-answer.ts'
import { echo, makeAsked, poll } from '../../support/tool-calling.ts'

type Part = Readonly<Record<string, unknown>> & { readonly type: string }

const signed = { anthropic: { signature: 'EqQBCkYIBxgC+/==' } }
const redacted = { anthropic: { redactedData: 'b3BhcXVl' } }
const itemId = { openai: { itemId: 'msg_1', phase: null } }

/** A model that answers in order, whole or as a stream, and keeps what it was asked. */
function languageModel(answers: readonly (readonly Part[])[], modelId = 'opus') {
  const prompts: Part[][] = []
  const answer = ({ prompt }: { readonly prompt: Part[] }): readonly Part[] => {
    prompts.push(JSON.parse(JSON.stringify(prompt)))
    return answers[prompts.length - 1] ?? []
  }
  const model: AiSdkLanguageModel = {
    ...{ specificationVersion: 'v3', provider: 'anthropic.messages', modelId },
    doGenerate: async (options) => ({ content: answer(options as never), finishReason: { unified: 'stop' } }),
    doStream: async (options) => {
      const parts = [...answer(options as never).flatMap(inPieces), { type: 'finish', finishReason: 'stop' }]
      const pull = (controller: ReadableStreamDefaultController): void => {
        if (parts.length > 0) controller.enqueue(parts.shift())
        else controller.close()
      }
      return { stream: new ReadableStream({ pull }) }
    },
  }
  /** What the assistant said in one request. */
  const sent = (request: number): unknown[] =>
    (prompts[request] ?? []).flatMap((message) => (message['role'] === 'assistant' ? [message['content']] : []))
  return { model, sent }
}

let pieces = 0

/** A part as Anthropic's provider streams it: the signature comes at the end, with an empty delta. */
function inPieces({ type, text, providerMetadata, ...rest }: Part): Part[] {
  if (type === 'tool-call') return [{ type, ...rest, providerMetadata }]
  const id = String(pieces++)
  const words = String(text).match(/.{1,4}/gs) ?? []
  return [
    { type: `${type}-start`, id, ...(words.length === 0 ? { providerMetadata } : {}) },
    ...words.map((delta) => ({ type: `${type}-delta`, id, delta })),
    ...(words.length > 0 && providerMetadata ? [{ type: `${type}-delta`, id, delta: '', providerMetadata }] : []),
    { type: `${type}-end`, id },
  ]
}

const call = (toolCallId: string, toolName: string, input: object, more: object = {}): Part => {
  return { type: 'tool-call', toolCallId, toolName, input: JSON.stringify(input), ...more }
}
const final = [call('9', 'finalAnswer', { answer: 'done' })]
const thinking: readonly Part[] = [
  { type: 'reasoning', text: 'They ask for it. ', providerMetadata: signed },
  { type: 'reasoning', text: '', providerMetadata: redacted },
  { type: 'text', text: ' I look it up.\n', providerMetadata: itemId },
  call('1', 'echo', { text: 'a' }, { providerMetadata: { google: { thoughtSignature: 'c2ln' } } }),
  { type: 'reasoning', text: 'And the other. ', providerMetadata: { anthropic: { signature: 'two' } } },
  call('2', 'echo', { text: 'b' }),
]
const sentBack = [
  { type: 'reasoning', text: 'They ask for it. ', providerOptions: signed },
  { type: 'reasoning', text: '', providerOptions: redacted },
  { type: 'text', text: ' I look it up.\n', providerOptions: itemId },
  {
    ...{ type: 'tool-call', toolCallId: '1', toolName: 'echo', input: { text: 'a' } },
    providerOptions: { google: { thoughtSignature: 'c2ln' } },
  },
  { type: 'reasoning', text: 'And the other. ', providerOptions: { anthropic: { signature: 'two' } } },
  { type: 'tool-call', toolCallId: '2', toolName: 'echo', input: { text: 'b' } },
]

const agentOf = (model: Model, tools = [echo]) => new ToolCallingAgent({ model, tools, telemetry: false })

describe('a run over an AI SDK model', () => {
  it.each([false, true])(
    'sends back thoughts, texts and calls as they came, in their order; streamed: %s',
    async (stream) => {
      const { model, sent } = languageModel([thinking, final])
      const agent = agentOf(new AiSdkModel(model))
      if (stream) for await (const _ of agent.arun('Task', { stream }));
      else await agent.arun('Task')
      expect(sent(1)).toEqual([sentBack])
    },
  )

  it('sends the same after the memory was written down and read, and to no other model', async () => {
    const { model, sent } = languageModel([thinking, final, []])
    const { steps, systemPrompt } = await agentOf(new AiSdkModel(model)).arun('Task', { full: true })
    const messages = buildMessages(Memory.fromJSON(JSON.parse(JSON.stringify(new Memory(systemPrompt, steps)))))
    await new AiSdkModel(model).generate(messages)
    expect(sent(2)[0]).toEqual(sent(1)[0])
    const other = languageModel([[]], 'haiku')
    await new AiSdkModel(other.model).generate(messages)
    expect(other.sent(0)[0]).toEqual([
      { type: 'text', text: 'I look it up.' },
      { type: 'tool-call', toolCallId: '1', toolName: 'echo', input: { text: 'a' } },
      { type: 'tool-call', toolCallId: '2', toolName: 'echo', input: { text: 'b' } },
    ])
  })

  it('sends the same when a saved run goes on elsewhere', async () => {
    const asking = thinking.map((part) => (part['toolName'] ? { ...part, toolName: 'asked' } : part))
    const { model, sent } = languageModel([asking, final])
    const run = agentOf(new AiSdkModel(model), [makeAsked().tool]).start('Task')
    await poll(() => run.pending.length).toBe(2)
    const saved = JSON.parse(JSON.stringify(await run.suspend())) as SavedRun
    await expect(run.result).rejects.toMatchObject({ code: 'suspended' })
    const resumed = agentOf(new AiSdkModel(model), [makeAsked().tool]).resume(saved)
    await poll(() => resumed.pending.length).toBe(2)
    for (const { id } of resumed.pending) resumed.answer(id, true)
    expect(await resumed.result).toBe('done')
    expect(sent(1)).toEqual([sentBack.map((part) => ('toolName' in part ? { ...part, toolName: 'asked' } : part))])
  })

  it('keeps thoughts that came without any mark, for a provider may want them all the same', async () => {
    const plain = [{ type: 'reasoning', text: 'Hm. ' }, call('1', 'echo', { text: 'a' })]
    const { model, sent } = languageModel([plain, final])
    await agentOf(new AiSdkModel(model)).arun('Task')
    expect(sent(1)).toEqual([
      [
        { type: 'reasoning', text: 'Hm. ' },
        { type: 'tool-call', toolCallId: '1', toolName: 'echo', input: { text: 'a' } },
      ],
    ])
  })
})

describe('AiSdkAnswer', () => {
  const readWhole = (parts: readonly Part[]): AiSdkAnswer => {
    const answer = new AiSdkAnswer('me')
    for (const part of parts) answer.addWhole(part)
    return answer
  }

  it('AiSdkAnswer keeps nothing of an answer that has no thoughts and no marks', () => {
    const { providerData, toolCalls } = readWhole([{ type: 'text', text: 'Hi' }, call('1', 'echo', { text: 'a' })])
    expect(providerData).toBeUndefined()
    expect(toolCalls).toEqual([{ id: '1', name: 'echo', arguments: '{"text":"a"}' }])
  })

  it('AiSdkAnswer keeps no marks around calls that the provider made itself', () => {
    const own = call('1', 'web_search', {}, { providerExecuted: true })
    const { providerData, reasoning, toolCalls } = readWhole([...thinking.slice(0, 1), own, ...thinking.slice(3, 4)])
    expect([providerData, reasoning]).toEqual([undefined, 'They ask for it. '])
    expect(toolCalls).toEqual([{ id: '1', name: 'echo', arguments: '{"text":"a"}' }])
  })

  it('AiSdkAnswer keeps plain JSON only', () => {
    const providerMetadata = { openai: { itemId: undefined, at: new Date(0) } }
    expect(readWhole([{ type: 'text', text: 'Hi', providerMetadata }]).providerData).toEqual({
      madeBy: 'me',
      parts: [{ type: 'text', text: 'Hi', providerOptions: { openai: { at: '1970-01-01T00:00:00.000Z' } } }],
    })
  })

  it('AiSdkAnswer tells pieces apart by their id, and takes ones that were never begun', () => {
    const answer = new AiSdkAnswer('me')
    const add = (type: string, id: string, delta: string): unknown => answer.addPiece({ type, id, delta })
    expect(add('text-delta', '1', 'a')).toEqual({ type: 'text', text: 'a' })
    add('reasoning-delta', '1', 'x')
    add('text-delta', '2', 'c')
    add('text-delta', '1', 'b')
    expect(answer.addPiece({ type: 'text-end', id: '1' })).toBeUndefined()
    expect([answer.text, answer.reasoning]).toEqual(['abc', 'x'])
  })
})
