import type { JsonValue } from '../json.ts'
import type { ReasoningDetail } from './reasoning-details.ts'

/**
 * The answers of chat completions servers, as they are met in the wild: OpenAI's format
 * (https://platform.openai.com/docs/api-reference/chat/object) and what others add, leave out or null.
 */
export interface WireCompletion {
  readonly choices?: readonly WireChoice[] | null
  readonly usage?: WireUsage | null
  /** OpenRouter answers 200 and puts what went wrong into the body. */
  readonly error?: unknown
  /** Groq's place for the usage of a stream. */
  readonly x_groq?: { readonly usage?: WireUsage | null } | null
}

/** One answer of several, whole (`message`) or a piece of it (`delta`). */
export interface WireChoice {
  readonly index?: number | null
  readonly message?: WireMessage | null
  readonly delta?: WireMessage | null
  readonly finish_reason?: string | null
  /** Moonshot's place for the usage of a stream. */
  readonly usage?: WireUsage | null
  readonly error?: unknown
}

/** The message of an answer, or a piece of it. */
export interface WireMessage {
  /** Mistral's reasoning models answer with parts. */
  readonly content?: string | readonly WirePart[] | null
  readonly refusal?: string | null
  /** DeepSeek, Qwen, xAI and older vLLM; the others say `reasoning`. */
  readonly reasoning_content?: string | null
  /** OpenRouter, Groq, Ollama and newer vLLM. */
  readonly reasoning?: string | null
  readonly tool_calls?: readonly WireToolCall[] | null
  /** OpenRouter and MiniMax: thoughts with their signatures, to be sent back. */
  readonly reasoning_details?: readonly ReasoningDetail[] | null
  readonly extra_content?: WireExtraContent | null
}

/** Gemini's place for thought signatures, under `google`; other gateways to it have it under their own name. */
export type WireExtraContent = { readonly [vendor: string]: JsonValue }

/** One part of a message in parts. */
export interface WirePart {
  readonly type?: string
  readonly text?: string | null
  readonly thinking?: string | readonly WirePart[] | null
}

/** One tool call, or a piece of it. */
export interface WireToolCall {
  readonly index?: number | null
  readonly id?: string | null
  /** The arguments are JSON text, but some servers send the value itself. */
  readonly function?: { readonly name?: string | null; readonly arguments?: unknown } | null
  readonly extra_content?: WireExtraContent | null
}

/** Counts of tokens; each server has some of these fields. */
export interface WireUsage {
  readonly prompt_tokens?: number | null
  readonly completion_tokens?: number | null
  readonly total_tokens?: number | null
  readonly prompt_tokens_details?: { readonly cached_tokens?: number | null } | null
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number | null } | null
  /** DeepSeek. */
  readonly prompt_cache_hit_tokens?: number | null
  /** Moonshot. */
  readonly cached_tokens?: number | null
  /** Anthropic's name, which some proxies pass on. */
  readonly cache_read_input_tokens?: number | null
  /** Perplexity and older proxies. */
  readonly reasoning_tokens?: number | null
}
