import type { TokenUsage } from './model.ts'
import type { WireCompletion, WireUsage } from './wire-format.ts'

/** The usage that an answer or a piece of it tells, wherever its server puts it; undefined where it tells none. */
export function readUsage(completion: WireCompletion): TokenUsage | undefined {
  const usage = completion.usage ?? completion.x_groq?.usage ?? completion.choices?.[0]?.usage
  return usage ? countTokens(usage) : undefined
}

/**
 * Joins two reports of one stream: each count is the larger one.
 *
 * Servers repeat a growing count in every chunk, or tell the input first and the output last; adding them up would
 * count twice, and the last one alone may lack a half.
 */
export function joinUsage(one: TokenUsage | undefined, other: TokenUsage | undefined): TokenUsage | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return {
    inputTokens: Math.max(one.inputTokens, other.inputTokens),
    outputTokens: Math.max(one.outputTokens, other.outputTokens),
    cachedTokens: Math.max(one.cachedTokens, other.cachedTokens),
    reasoningTokens: Math.max(one.reasoningTokens, other.reasoningTokens),
  }
}

function countTokens(usage: WireUsage): TokenUsage {
  const inputTokens = count(usage.prompt_tokens)
  const answered = count(usage.completion_tokens)
  // Gemini and xAI leave the reasoning out of the completion and in the total.
  const outputTokens = inputTokens > 0 ? Math.max(answered, count(usage.total_tokens) - inputTokens) : answered
  const cached =
    usage.prompt_tokens_details?.cached_tokens ??
    usage.prompt_cache_hit_tokens ??
    usage.cached_tokens ??
    usage.cache_read_input_tokens
  const reasoning =
    usage.completion_tokens_details?.reasoning_tokens ?? usage.reasoning_tokens ?? outputTokens - answered
  return { inputTokens, outputTokens, cachedTokens: count(cached), reasoningTokens: count(reasoning) }
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}
