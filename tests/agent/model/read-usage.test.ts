import { describe, expect, it } from 'vitest'
import { joinUsage, readUsage } from '../../../packages/agent/src/model/read-usage.ts'

describe('readUsage()', () => {
  it.each([
    // https://platform.openai.com/docs/api-reference/chat/object
    [
      'OpenAI',
      {
        prompt_tokens: 10,
        completion_tokens: 5,
        total_tokens: 15,
        prompt_tokens_details: { cached_tokens: 4 },
        completion_tokens_details: { reasoning_tokens: 2 },
      },
      [10, 5, 4, 2],
    ],
    // https://api-docs.deepseek.com/guides/kv_cache
    [
      'DeepSeek',
      {
        prompt_tokens: 10,
        completion_tokens: 5,
        total_tokens: 15,
        prompt_cache_hit_tokens: 8,
        prompt_cache_miss_tokens: 2,
        completion_tokens_details: { reasoning_tokens: 3 },
      },
      [10, 5, 8, 3],
    ],
    // https://docs.x.ai/docs/guides/reasoning: reasoning is left out of the completion
    [
      'xAI',
      {
        prompt_tokens: 10,
        completion_tokens: 5,
        total_tokens: 125,
        completion_tokens_details: { reasoning_tokens: 110 },
      },
      [10, 115, 0, 110],
    ],
    // https://ai.google.dev/gemini-api/docs/openai: only the total tells of the thinking
    ['Gemini', { prompt_tokens: 10, completion_tokens: 5, total_tokens: 75 }, [10, 65, 0, 60]],
    ['Moonshot', { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, cached_tokens: 6 }, [10, 5, 6, 0]],
    ['a proxy', { prompt_tokens: 10, completion_tokens: 5, cache_read_input_tokens: 7 }, [10, 5, 7, 0]],
    ['a server that counts half', { completion_tokens: 5, total_tokens: 15 }, [0, 5, 0, 0]],
    ['a server of nulls', { prompt_tokens: null, completion_tokens: Number.NaN, total_tokens: -1 }, [0, 0, 0, 0]],
  ])('readUsage() reads what %s counts', (_, usage, [inputTokens, outputTokens, cachedTokens, reasoningTokens]) => {
    expect(readUsage({ usage })).toEqual({ inputTokens, outputTokens, cachedTokens, reasoningTokens })
  })

  it('readUsage() finds the places of Groq and Moonshot, and gives nothing where there is none', () => {
    const usage = { prompt_tokens: 3, completion_tokens: 1 }
    expect(readUsage({ x_groq: { usage } })).toMatchObject({ inputTokens: 3 })
    expect(readUsage({ choices: [{ usage }] })).toMatchObject({ inputTokens: 3 })
    expect(readUsage({ usage: null, choices: [] })).toBeUndefined()
  })
})

it('joinUsage() never adds up: repeated and growing counts count once, halves complete each other', () => {
  const usage = (inputTokens: number, outputTokens: number) => ({
    inputTokens,
    outputTokens,
    cachedTokens: 0,
    reasoningTokens: 0,
  })
  expect(joinUsage(undefined, usage(10, 1))).toEqual(usage(10, 1))
  expect([usage(10, 1), usage(10, 2), usage(10, 2)].reduce((sum, one) => joinUsage(sum, one)!)).toEqual(usage(10, 2))
  expect(joinUsage(usage(10, 0), usage(0, 7))).toEqual(usage(10, 7))
  expect(joinUsage(undefined, undefined)).toBeUndefined()
})
