import { describe, expect, it } from 'vitest'
import type { ModelMessage } from '../../../packages/agent/src/model/model.ts'
import { writeAiSdkAnswer } from '../../../packages/agent/src/model/write-ai-sdk-answer.ts'

type AssistantMessage = Extract<ModelMessage, { role: 'assistant' }>

const thought = { type: 'reasoning', text: 'Hm.', providerOptions: { anthropic: { signature: 's' } } } as const
const said = { type: 'text', text: 'I see.', providerOptions: { openai: { itemId: 'msg_1' } } } as const
const toolCalls = [{ id: '1', name: 'f', arguments: '{}' }]
const call = { type: 'tool-call', toolCallId: '1', toolName: 'f', input: {} }

const message = (more: Partial<AssistantMessage> = {}): AssistantMessage => ({
  ...{ role: 'assistant', content: 'I see.', reasoning: 'Hm.', toolCalls },
  providerData: { madeBy: 'me', parts: [thought, said, { type: 'tool-call', toolCallId: '1' }] },
  ...more,
})
const written = (more?: Partial<AssistantMessage>): object[] => writeAiSdkAnswer(message(more), 'me')

describe('writeAiSdkAnswer()', () => {
  it('writeAiSdkAnswer() writes what was kept, and for anyone else only what the message says', () => {
    expect(written()).toEqual([thought, said, call])
    expect(writeAiSdkAnswer(message(), 'you')).toEqual([{ type: 'text', text: 'I see.' }, call])
  })

  it('writeAiSdkAnswer() sends a changed text without the mark of the old one', () => {
    expect(written({ content: 'I' })).toEqual([thought, { type: 'text', text: 'I' }, call])
    expect(written({ content: '' })).toEqual([thought, call])
  })

  it('writeAiSdkAnswer() sends a changed text without calls as nothing but that text', () => {
    expect(written({ content: 'I', toolCalls: [] })).toEqual([{ type: 'text', text: 'I' }])
    expect(written({ toolCalls: [] })).toEqual([thought, said])
  })

  it('writeAiSdkAnswer() sends thoughts without a mark next to calls only', () => {
    const { providerOptions: _, ...unmarked } = thought
    const providerData = { madeBy: 'me', parts: [unmarked, said, { type: 'tool-call', toolCallId: '1' }] }
    expect(written({ providerData })).toEqual([unmarked, said, call])
    expect(written({ providerData, toolCalls: [] })).toEqual([said])
  })

  it('writeAiSdkAnswer() sends no thoughts that were taken out or changed', () => {
    const { reasoning: _, ...without } = message()
    expect(writeAiSdkAnswer(without, 'me')).toEqual([said, call])
    expect(written({ reasoning: 'Other' })).toEqual([said, call])
  })

  it('writeAiSdkAnswer() puts calls that came under another id at the end', () => {
    expect(written({ toolCalls: [{ id: '1-2', name: 'f', arguments: '' }] })).toEqual([
      thought,
      said,
      { ...call, toolCallId: '1-2' },
    ])
  })

  it('writeAiSdkAnswer() hands out copies, for middleware may change what it is given', () => {
    const given = message()
    const [first] = writeAiSdkAnswer(given, 'me') as { text: string; providerOptions: { anthropic: object } }[]
    Object.assign(first!.providerOptions.anthropic, { signature: 'other' })
    expect(given).toEqual(message())
  })

  it('writeAiSdkAnswer() passes over parts that are none', () => {
    const { reasoning: _, ...plain } = message({ toolCalls: [] })
    expect(writeAiSdkAnswer({ ...plain, providerData: { madeBy: 'me', parts: [null, 7] } }, 'me')).toEqual([
      { type: 'text', text: 'I see.' },
    ])
    expect(writeAiSdkAnswer({ ...plain, providerData: { madeBy: 'me' } }, 'me')).toHaveLength(1)
  })
})
