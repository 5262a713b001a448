import { abortable } from '../async/abortable.ts'
import {
  type AiSdkLanguageModel,
  type AiSdkPart,
  type AiSdkResult,
  type AiSdkVersion,
  checkLanguageModel,
} from './ai-sdk-language-model.ts'
import { writeAiSdkCall, writeAiSdkPrompt } from './ai-sdk-prompt.ts'
import { aiSdkProviderName } from './ai-sdk-provider-name.ts'
import { readAiSdkResult, readAiSdkStream } from './ai-sdk-reply.ts'
import { isStopRefused, isThoughtRefused, pauseAfterAiSdkError } from './ai-sdk-retries.ts'
import { leavableStream } from './leavable-stream.ts'
import type { Model, ModelDelta, ModelMessage, ModelOptions, ModelReply } from './model.ts'
import { withRetries } from './with-retries.ts'

/** How an {@link AiSdkModel} asks. */
export interface AiSdkModelOptions {
  /** Further settings of each call as the AI SDK names them: `temperature`, `providerOptions` … Default none. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** How often to try again after errors that the provider calls retryable: 408, 409, 429, 5xx … Default 2. */
  readonly maxRetries?: number
  /** What it says its name is. Default the model's own `modelId`. */
  readonly id?: string
}

/** What the server takes, as far as it has refused nothing of it. */
interface Takes {
  readonly stop: boolean
  readonly thoughts: boolean
}

const OPTION_NAMES = new Set(['parameters', 'maxRetries', 'id'])

/** Settings that come with each call, so that no parameter can stand for them. */
const OWN_SETTINGS = ['prompt', 'abortSignal']

/**
 * A model behind any language model of the Vercel AI SDK, of version 5, 6 or 7.
 *
 * The model object is called directly, so the package `ai` is not needed. Where a server refuses stop texts, or
 * thoughts next to the calls that they led to, it is asked again without and that is remembered. Aborts reach the
 * socket, and so does leaving a stream.
 *
 * @example
 * const languageModel: AiSdkLanguageModel = {
 *   specificationVersion: 'v3',
 *   provider: 'openai.chat',
 *   modelId: 'small',
 *   doGenerate: async () => ({ content: [{ type: 'text', text: 'Hello' }], finishReason: { unified: 'stop' } }),
 *   doStream: async () => ({ stream: new ReadableStream() }),
 * }
 * const model = new AiSdkModel(languageModel)
 * const { text } = await model.generate([{ role: 'user', content: 'Hi' }])
 * text // 'Hello'
 */
export class AiSdkModel implements Model {
  readonly id: string
  readonly provider: string
  readonly #model: AiSdkLanguageModel
  readonly #version: AiSdkVersion
  readonly #parameters: Readonly<Record<string, unknown>>
  readonly #maxRetries: number
  /** What marks the data that its provider wants back. */
  readonly #maker: string
  #takes: Takes = { stop: true, thoughts: true }

  constructor(model: AiSdkLanguageModel, options: AiSdkModelOptions = {}) {
    this.#version = checkLanguageModel(model)
    checkOptions(options)
    this.#model = model
    this.#maker = `ai-sdk:${model.provider}/${model.modelId}`
    this.id = options.id ?? model.modelId
    this.provider = aiSdkProviderName(model.provider)
    this.#parameters = { ...options.parameters }
    this.#maxRetries = options.maxRetries ?? 2
  }

  async generate(messages: readonly ModelMessage[], options: ModelOptions = {}): Promise<ModelReply> {
    const result = await this.#ask(messages, options, (call) => this.#model.doGenerate(call))
    // The interface of every version says so.
    return readAiSdkResult(result as AiSdkResult, options.responseFormat !== undefined, this.#maker)
  }

  generateStream(messages: readonly ModelMessage[], options: ModelOptions = {}): AsyncIterableIterator<ModelDelta> {
    return leavableStream((signal) => this.#stream(messages, { ...options, signal }, signal), options.signal)
  }

  async *#stream(
    messages: readonly ModelMessage[],
    options: ModelOptions,
    signal: AbortSignal,
  ): AsyncGenerator<ModelDelta, void, undefined> {
    const stream = await this.#ask(messages, options, async (call) => {
      // The interface of every version says so.
      const opened = (await this.#model.doStream(call)).stream as ReadableStream<AiSdkPart>
      // One that opens after the abort has nobody to read it.
      if (signal.aborted) void opened.cancel().catch(() => {})
      return opened
    })
    yield* readAiSdkStream(readParts(stream, signal), this.#maker)
  }

  async #ask<Answer>(
    messages: readonly ModelMessage[],
    options: ModelOptions,
    send: (call: object) => PromiseLike<Answer>,
  ): Promise<Answer> {
    const { signal } = options
    while (true) {
      const takes = this.#takes
      // As with the other models, what the user says goes before what the agent asks for.
      const settings = { ...writeAiSdkCall(takes.stop ? options : without('stop', options)), ...this.#parameters }
      const told = takes.thoughts ? messages : messages.map((message) => without('reasoning', message))
      const prompt = writeAiSdkPrompt(told, this.#version, this.#maker)
      // Each try gets a prompt of its own: middleware may change what it is given.
      const call = (): object => ({ ...settings, prompt: [...prompt], ...(signal ? { abortSignal: signal } : {}) })
      try {
        const ask = (): Promise<Answer> => abortable(Promise.resolve(send(call())), signal)
        return await withRetries(ask, this.#maxRetries, signal, pauseAfterAiSdkError)
      } catch (error) {
        this.#learn(error, takes, messages, options)
      }
    }
  }

  /** Learns from a refusal, so that the request can be written anew; throws any other error. */
  #learn(error: unknown, takes: Takes, messages: readonly ModelMessage[], { stop }: ModelOptions): void {
    if (takes.stop && stop?.length && isStopRefused(error)) {
      this.#takes = { ...this.#takes, stop: false }
    } else if (takes.thoughts && messages.some((one) => 'reasoning' in one) && isThoughtRefused(error)) {
      this.#takes = { ...this.#takes, thoughts: false }
    } else {
      throw error
    }
  }
}

function without<Value extends object>(name: string, value: Value): Value {
  const fields = Object.entries(value).filter(([key]) => key !== name)
  // Only for fields that may be missing.
  return Object.fromEntries(fields) as Value
}

/** Reads a stream to its end; cancels it when left early, without waiting: that reaches the socket. */
async function* readParts(
  stream: ReadableStream<AiSdkPart>,
  signal: AbortSignal,
): AsyncGenerator<AiSdkPart, void, undefined> {
  const reader = stream.getReader()
  let isOver = false
  try {
    while (true) {
      const { done, value } = await abortable(reader.read(), signal)
      if (done) {
        isOver = true
        // An aborted stream may simply end.
        signal.throwIfAborted()
        return
      }
      yield value
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    if (!isOver) void reader.cancel().catch(() => {})
  }
}

function checkOptions(options: AiSdkModelOptions): void {
  const unknown = Object.keys(options).find((name) => !OPTION_NAMES.has(name))
  if (unknown !== undefined) {
    throw new TypeError(
      `Cannot make an AiSdkModel: there is no option ${unknown}; settings of the call go into parameters`,
    )
  }
  const { maxRetries = 2, parameters = {} } = options
  if (typeof parameters !== 'object' || parameters === null) {
    throw new TypeError('Cannot make an AiSdkModel: parameters must be an object')
  }
  const taken = OWN_SETTINGS.find((name) => name in parameters)
  if (taken !== undefined) {
    throw new TypeError(`Cannot make an AiSdkModel: parameters may not hold ${taken}, which comes with each call`)
  }
  if (!Number.isInteger(maxRetries) || maxRetries < 0) {
    throw new RangeError(`Cannot make an AiSdkModel: maxRetries must be 0 or more, and is ${maxRetries}`)
  }
}
