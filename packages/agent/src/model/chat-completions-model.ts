import type OpenAI from 'openai'
import { type ChatOptions, DEFAULT_TIMEOUT_MS } from './chat-options.ts'
import { Exchange } from './exchange.ts'
import { leavableStream } from './leavable-stream.ts'
import type { Model, ModelBlueprint, ModelDelta, ModelMessage, ModelOptions, ModelReply } from './model.ts'
import { isRefusal, learnQuirk, type Quirks, quirksOf } from './quirks.ts'
import { ReplyBuilder, readCompletion } from './reply-builder.ts'
import { RequestLimits } from './request-limits.ts'
import { streamWithRetries, withRetries } from './with-retries.ts'
import { type RequestBody, writeRequest } from './write-request.ts'

/** The server that a {@link ChatCompletionsModel} asks. */
export interface ChatServer {
  readonly client: OpenAI
  /** What the model is known by, where the server has a name of its own for it. */
  readonly id?: string
  /** The server's name of the model. */
  readonly model: string
  readonly provider: string
  /** What the model can be made from anew; undefined where that is not plain data. */
  readonly blueprint: ModelBlueprint | undefined
}

/** How long a server that has finished may take to tell the usage and hang up. */
const LAST_WORD_MS = 10_000

/**
 * What all models behind a chat completions server have in common: requests within the limits, tried again, and
 * written as the server wants them; what it refuses once is remembered.
 */
export abstract class ChatCompletionsModel implements Model {
  readonly id: string
  readonly provider: string
  readonly #server: ChatServer
  /** What marks the data that its server wants back. */
  readonly #maker: string
  readonly #limits: RequestLimits
  readonly #timeoutMs: number
  readonly #maxRetries: number
  readonly #parameters: Readonly<Record<string, unknown>>
  #quirks: Quirks

  protected constructor(server: ChatServer, options: ChatOptions, timeoutMs: number = DEFAULT_TIMEOUT_MS) {
    this.id = server.id ?? server.model
    this.provider = server.provider
    this.#server = server
    this.#maker = `chat:${server.provider}/${server.model}`
    this.#limits = new RequestLimits(options)
    this.#timeoutMs = options.timeoutMs ?? timeoutMs
    this.#maxRetries = options.maxRetries ?? 2
    this.#parameters = { ...options.parameters }
    this.#quirks = quirksOf(this.id)
  }

  async generate(messages: readonly ModelMessage[], options: ModelOptions = {}): Promise<ModelReply> {
    const { signal } = options
    const release = await this.#limits.takeSlot(signal)
    try {
      return await withRetries(() => this.#ask(messages, options), this.#maxRetries, signal)
    } finally {
      release()
    }
  }

  generateStream(messages: readonly ModelMessage[], options: ModelOptions = {}): AsyncIterableIterator<ModelDelta> {
    return leavableStream((signal) => this.#stream(messages, { ...options, signal }, signal), options.signal)
  }

  blueprint(): ModelBlueprint | undefined {
    return this.#server.blueprint
  }

  async *#stream(
    messages: readonly ModelMessage[],
    options: ModelOptions,
    signal: AbortSignal,
  ): AsyncGenerator<ModelDelta, void, undefined> {
    const release = await this.#limits.takeSlot(signal)
    try {
      yield* streamWithRetries(() => this.#askInPieces(messages, options), this.#maxRetries, signal)
    } finally {
      release()
    }
  }

  async #ask(messages: readonly ModelMessage[], options: ModelOptions): Promise<ModelReply> {
    while (true) {
      const quirks = this.#quirks
      const body = this.#write(messages, options, false, quirks)
      await this.#limits.takeTurn(options.signal)
      const exchange = new Exchange(this.#server.client, this.#timeoutMs, options.signal)
      try {
        return readCompletion(await exchange.ask(body), this.#maker)
      } catch (error) {
        this.#learn(error, quirks, body)
      } finally {
        exchange.end()
      }
    }
  }

  async *#askInPieces(messages: readonly ModelMessage[], options: ModelOptions): AsyncGenerator<ModelDelta, void> {
    while (true) {
      const quirks = this.#quirks
      const body = this.#write(messages, options, true, quirks)
      await this.#limits.takeTurn(options.signal)
      const exchange = new Exchange(this.#server.client, this.#timeoutMs, options.signal)
      const builder = new ReplyBuilder(this.#maker)
      let hasBegun = false
      try {
        for await (const chunk of exchange.stream(body)) {
          const deltas = builder.add(chunk)
          hasBegun ||= deltas.length > 0
          yield* deltas
          exchange.patienceMs = builder.isOver ? Math.min(LAST_WORD_MS, this.#timeoutMs) : this.#timeoutMs
        }
        return yield { type: 'reply', reply: builder.reply() }
      } catch (error) {
        options.signal?.throwIfAborted()
        // Only the usage can be missing: no reason to lose the answer.
        if (builder.isOver) return yield { type: 'reply', reply: builder.reply() }
        if (hasBegun) throw error
        this.#learn(error, quirks, body)
      } finally {
        exchange.end()
      }
    }
  }

  #write(messages: readonly ModelMessage[], options: ModelOptions, stream: boolean, quirks: Quirks): RequestBody {
    const { model } = this.#server
    const parts = { model, messages, options, parameters: this.#parameters, stream, maker: this.#maker }
    return writeRequest(parts, quirks)
  }

  /** Learns from a refusal, so that the request can be written anew; throws any other error. */
  #learn(error: unknown, quirks: Quirks, body: RequestBody): void {
    if (!isRefusal(error)) throw error
    // A call that overlaps may have learned meanwhile, perhaps this very thing.
    if (this.#quirks !== quirks) return
    const learned = learnQuirk(quirks, error, body)
    if (learned === undefined) throw error
    this.#quirks = learned
  }
}
