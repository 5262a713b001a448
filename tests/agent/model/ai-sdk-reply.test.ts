import { describe, expect, it } from 'vitest'
import type { AiSdkResult } from '../../../packages/agent/src/model/ai-sdk-language-model.ts'
import { readAiSdkResult } from '../../../packages/agent/src/model/ai-sdk-reply.ts'

const content = [{ type: 'text', text: 'Hi' }]

describe('readAiSdkResult()', () => {
  it.each<[object, object | undefined]>([
    [{ inputTokens: null, outputTokens: null }, undefined],
    [{ inputTokens: Number.NaN, outputTokens: Number.NaN }, undefined],
    [
      { inputTokens: { total: null }, outputTokens: { total: 5, reasoning: null } },
      { inputTokens: 0, outputTokens: 5 },
    ],
    [
      { inputTokens: 7, outputTokens: null, cachedInputTokens: null },
      { inputTokens: 7, outputTokens: 0 },
    ],
  ])('reads the usage %j of a provider that does not keep to the types', (usage, counted) => {
    const reply = readAiSdkResult({ content, finishReason: 'stop', usage } as AiSdkResult, false, 'me')
    const expected = counted && { ...counted, cachedTokens: 0, reasoningTokens: 0 }
    expect(reply).toEqual({ text: 'Hi', finishReason: 'stop', ...(expected ? { usage: expected } : {}) })
  })

  it('keeps the answer of a provider that does not say why it ended', () => {
    const result = { content } as unknown as AiSdkResult
    expect(readAiSdkResult(result, false, 'me')).toEqual({ text: 'Hi', finishReason: 'other' })
  })
})
