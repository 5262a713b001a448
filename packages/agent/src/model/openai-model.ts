import OpenAI, { APIError } from 'openai'
import type { Model, ModelDelta, ModelMessage, ModelOptions, ModelReply, TokenUsage } from './model.ts'
import { withRetries } from './with-retries.ts'

type Completion = OpenAI.Chat.Completions.ChatCompletion
type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk
type Request = OpenAI.Chat.Completions.ChatCompletionCreateParams

/** Where and how an {@link OpenAIModel} asks. */
export interface OpenAIModelOptions {
  /** The server's name of the model. */
  readonly model: string
  /** Needed by OpenAI; may be left out where `baseURL` is a server that asks for none. */
  readonly apiKey?: string
  /** Where the server's API begins. Default `https://api.openai.com/v1`. */
  readonly baseURL?: string
  /** Milliseconds to wait for the answer to begin. Default 600,000: reasoning models may think for minutes. */
  readonly timeoutMs?: number
  /** How often to try again after 408, 409, 429, 5xx and lost connections. Default 2. */
  readonly maxRetries?: number
  /** Further fields of the request, as the server names them: `temperature`, `max_completion_tokens` … Default none. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** A client made by yourself, in place of `apiKey`, `baseURL` and `timeoutMs`: for Azure, proxies, browsers. */
  readonly client?: OpenAI
}

const OPTION_NAMES = new Set(['model', 'apiKey', 'baseURL', 'timeoutMs', 'maxRetries', 'parameters', 'client'])

/**
 * A model behind any server that speaks OpenAI's chat completions.
 *
 * Where a server refuses stop texts, it is asked again without and remembered. Aborts reach the socket.
 *
 * @example
 * const model = new OpenAIModel({ model: 'llama3.2', baseURL: 'http://localhost:11434/v1' })
 */
export class OpenAIModel implements Model {
  readonly #client: OpenAI
  readonly #model: string
  readonly #maxRetries: number
  readonly #parameters: Readonly<Record<string, unknown>>
  #takesStop = true

  constructor(options: OpenAIModelOptions) {
    checkOptions(options)
    this.#client = options.client ?? createClient(options)
    this.#model = options.model
    this.#maxRetries = options.maxRetries ?? 2
    this.#parameters = { ...options.parameters }
  }

  async generate(messages: readonly ModelMessage[], options: ModelOptions = {}): Promise<ModelReply> {
    const completion = (await this.#ask(messages, options, {})) as Completion
    const choice = completion.choices?.[0]
    if (choice === undefined) throw new Error('The server answered without any choice')
    return {
      text: choice.message.content ?? choice.message.refusal ?? '',
      finishReason: readFinishReason(choice.finish_reason),
      ...(completion.usage ? { usage: readUsage(completion.usage) } : {}),
    }
  }

  async *generateStream(messages: readonly ModelMessage[], options: ModelOptions = {}): AsyncGenerator<ModelDelta> {
    const streaming = { stream: true, stream_options: { include_usage: true } } as const
    const chunks = (await this.#ask(messages, options, streaming)) as AsyncIterable<Chunk>
    let text = ''
    let finish: string | undefined
    let usage: TokenUsage | undefined
    for await (const chunk of chunks) {
      const choice = chunk.choices?.[0]
      const piece = choice?.delta.content ?? choice?.delta.refusal ?? ''
      text += piece
      if (piece !== '') yield { type: 'text', text: piece }
      finish = choice?.finish_reason ?? finish
      // Some servers repeat a growing count in every chunk: the last one is the whole.
      if (chunk.usage) usage = readUsage(chunk.usage)
    }
    // An aborted stream simply ends.
    options.signal?.throwIfAborted()
    if (finish === undefined) throw new Error('The server ended its answer before it was whole')
    yield { type: 'reply', reply: { text, finishReason: readFinishReason(finish), ...(usage ? { usage } : {}) } }
  }

  async #ask(messages: readonly ModelMessage[], options: ModelOptions, streaming: object): Promise<unknown> {
    const send = (stop: object) =>
      withRetries(
        async () => {
          const body = { model: this.#model, ...stop, ...this.#parameters, ...streaming, messages }
          // The user's own parameters are the server's to judge.
          return await this.#client.chat.completions.create(body as unknown as Request, {
            maxRetries: 0,
            ...(options.signal ? { signal: options.signal } : {}),
          })
        },
        this.#maxRetries,
        options.signal,
      )
    const { stop = [] } = options
    if (stop.length === 0 || !this.#takesStop) return await send({})
    try {
      return await send({ stop })
    } catch (error) {
      if (!isStopRefused(error)) throw error
      this.#takesStop = false
      return await send({})
    }
  }
}

function checkOptions(options: OpenAIModelOptions): void {
  const refuse = (problem: string): never => {
    throw new TypeError(`Cannot make an OpenAIModel: ${problem}`)
  }
  if (typeof options?.model !== 'string' || options.model === '') refuse('model must name the model')
  const unknown = Object.keys(options).find((name) => !OPTION_NAMES.has(name))
  if (unknown !== undefined) refuse(`there is no option ${unknown}; fields of the request go into parameters`)
  const { apiKey, baseURL, client, maxRetries = 2 } = options
  if (!apiKey && baseURL === undefined && client === undefined) refuse('it needs an apiKey, or the baseURL of a server')
  if (!Number.isInteger(maxRetries) || maxRetries < 0) refuse(`maxRetries must be 0 or more, and is ${maxRetries}`)
}

/** Every value that the client would else take from the environment is given: libraries read no environment. */
function createClient(options: OpenAIModelOptions): OpenAI {
  return new OpenAI({
    apiKey: options.apiKey || 'none',
    baseURL: options.baseURL ?? 'https://api.openai.com/v1',
    timeout: options.timeoutMs ?? 600_000,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
  })
}

/** Reasoning models refuse stop texts: "Unsupported parameter: 'stop' is not supported with this model." */
function isStopRefused(error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false
  return error.param === 'stop' || /\bstop\b/i.test(error.message)
}

function readFinishReason(reason: string | null): ModelReply['finishReason'] {
  if (reason === 'stop' || reason === 'length') return reason
  return reason === 'content_filter' ? 'content-filter' : 'other'
}

function readUsage(usage: OpenAI.CompletionUsage): TokenUsage {
  return {
    inputTokens: usage.prompt_tokens ?? 0,
    outputTokens: usage.completion_tokens ?? 0,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  }
}
