/** One message of a conversation with a model. */
export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** Tokens of one or more model calls, as the server counted them. */
export interface TokenUsage {
  readonly inputTokens: number
  readonly outputTokens: number
  /** Those of the input that came from the server's prompt cache. */
  readonly cachedTokens: number
  /** Those of the output that the model spent on reasoning. */
  readonly reasoningTokens: number
}

/** What one call needs beside the messages. */
export interface ModelOptions {
  /** Ends the call, down to its socket. */
  readonly signal?: AbortSignal
  /** Texts at which the model should stop; a model that cannot may go on past them. */
  readonly stop?: readonly string[]
}

/** What a model answered. */
export interface ModelReply {
  readonly text: string
  /** `stop`: the model was done or met a stop text; `length`: it was cut off at its token limit. */
  readonly finishReason: 'stop' | 'length' | 'content-filter' | 'other'
  /** Left out where the server does not count. */
  readonly usage?: TokenUsage
}

/** One piece of a streamed answer: some text, or at the very end the whole reply. */
export type ModelDelta =
  | { readonly type: 'text'; readonly text: string }
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
  /** Answers once; rejects when it cannot, and with the signal's reason when aborted. */
  generate(messages: readonly ModelMessage[], options: ModelOptions): Promise<ModelReply>
  /** Answers piece by piece; the last delta is the whole reply. Optional: without it, streams show whole replies. */
  generateStream?(messages: readonly ModelMessage[], options: ModelOptions): AsyncIterable<ModelDelta>
}
