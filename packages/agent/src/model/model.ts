import type { JsonValue } from '../json.ts'

/**
 * What a model's server wants back unchanged with the next request: signatures, ids, encrypted thoughts. Opaque plain
 * JSON, kept with the conversation: the model that `madeBy` names reads it, every other ignores it.
 */
export interface ProviderData {
  /** Names the model that made it, and no other: its kind, its server and its id there. */
  readonly madeBy: string
  readonly [name: string]: JsonValue
}

/** One piece of a message of several: text, or an image as `https:` or `data:` URL. */
export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly url: string }

/** One native tool call of a model. */
export interface ModelToolCall {
  /** The server's name for the call: its result is sent back under it. */
  readonly id: string
  readonly name: string
  /** The arguments as JSON text, exactly as the model wrote them: it may not be sound. */
  readonly arguments: string
  /** What the server wants back with the call. */
  readonly providerData?: ProviderData
}

/** One message of a conversation with a model; told apart by `role`. */
export type ModelMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | readonly ContentPart[] }
  | {
      readonly role: 'assistant'
      readonly content: string
      readonly toolCalls?: readonly ModelToolCall[]
      /** What the model thought before it said so: sent where its server takes thoughts back. */
      readonly reasoning?: string
      /** What the server wants back with the message. */
      readonly providerData?: ProviderData
    }
  /** The result of one tool call: follows the assistant's message with that call. */
  | { readonly role: 'tool'; readonly toolCallId: string; readonly name: string; readonly content: string }

/** Tokens of one or more model calls, as the server counted them. */
export interface TokenUsage {
  readonly inputTokens: number
  readonly outputTokens: number
  /** Those of the input that came from the server's prompt cache. */
  readonly cachedTokens: number
  /** Those of the output that the model spent on reasoning. */
  readonly reasoningTokens: number
  /** True where a stream was left before the server had counted: the tokens are reckoned from the characters. */
  readonly isEstimated?: boolean
}

/** A tool as a model with native tool calls is told of it. */
export interface ModelTool {
  readonly name: string
  readonly description: string
  /** JSON Schema of the arguments, of type `object`. */
  readonly parameters: Readonly<Record<string, unknown>>
}

/** What one call needs beside the messages. */
export interface ModelOptions {
  /** Ends the call, down to its socket. */
  readonly signal?: AbortSignal
  /** Texts at which the model should stop; a model that cannot may go on past them. */
  readonly stop?: readonly string[]
  /** Tools that the model may call natively. */
  readonly tools?: readonly ModelTool[]
  /** Whether it may, must or must not call one. Default `auto` where there are tools. */
  readonly toolChoice?: 'auto' | 'required' | 'none'
  /** JSON Schema that the text of the reply must fit (native structured output). */
  readonly responseFormat?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
}

/** What a model answered. */
export interface ModelReply {
  /** Empty where the model only called tools. */
  readonly text: string
  /** The native tool calls, in the model's order. Left out when there are none. */
  readonly toolCalls?: readonly ModelToolCall[]
  /** What the model thought, where the server tells it apart from the text. */
  readonly reasoning?: string
  /** What the server wants back with this reply, whenever the conversation goes on. */
  readonly providerData?: ProviderData
  /**
   * `stop`: the model was done or met a stop text; `tool-calls`: it waits for the results of its calls; `length`: it
   * was cut off at its token limit.
   */
  readonly finishReason: 'stop' | 'tool-calls' | 'length' | 'content-filter' | 'other'
  /** Left out where the server does not count. */
  readonly usage?: TokenUsage
}

/** One piece of a streamed answer: some text or reasoning, or at the very end the whole reply. */
export type ModelDelta =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | { readonly type: 'reply'; readonly reply: ModelReply }

/**
 * What an agent needs of a model: answer a conversation. Any object of this shape will do.
 *
 * @example
 * const echo: Model = {
 *   generate: async messages => ({ text: `finalAnswer(${messages.length})`, finishReason: 'stop' }),
 * }
 */
export interface Model {
  /** The server's name of the model: for prices, telemetry and transcripts. */
  readonly id?: string
  /** Who serves it, in the words of OpenTelemetry's `gen_ai.provider.name`: `openai`, `azure.ai.openai` … */
  readonly provider?: string
  /** Answers once; rejects when it cannot, and with the signal's reason when aborted. */
  generate(messages: readonly ModelMessage[], options: ModelOptions): Promise<ModelReply>
  /** Answers piece by piece; the last delta is the whole reply. Optional: without it, streams show whole replies. */
  generateStream?(messages: readonly ModelMessage[], options: ModelOptions): AsyncIterable<ModelDelta>
  /**
   * Answers at once, without a promise: for `agent.run`. Optional: a model that has neither this nor `blueprint` can
   * be asked by `arun` only.
   */
  generateSync?(messages: readonly ModelMessage[], options: ModelOptions): ModelReply
  /**
   * What another thread needs to make the same model anew, for `agent.run`; undefined where it holds what cannot go.
   */
  blueprint?(): ModelBlueprint | undefined
}

/** A model as plain data: the name of its class among this package's exports, and the options it was made with. */
export interface ModelBlueprint {
  readonly model: string
  readonly options: unknown
}
