/** The versions of the AI SDK's language model interface that are spoken here. */
export type AiSdkVersion = 'v2' | 'v3' | 'v4'

/**
 * A language model of the Vercel AI SDK, as far as it is used here: `LanguageModelV2`, `V3` and `V4` of
 * `@ai-sdk/provider` all fit, so that package is not needed.
 */
export interface AiSdkLanguageModel {
  readonly specificationVersion: string
  readonly provider: string
  readonly modelId: string
  doGenerate(options: object): PromiseLike<object>
  doStream(options: object): PromiseLike<{ readonly stream: object }>
}

/** A piece of an answer, streamed or whole; which fields it has depends on its type. */
export interface AiSdkPart {
  readonly type: string
  /** Of the pieces of one text or thought in a stream: its name. */
  readonly id?: string
  /** Of `text` and `reasoning` in whole answers. */
  readonly text?: string
  /** Of `text-delta` and `reasoning-delta`. */
  readonly delta?: string
  readonly toolCallId?: string
  readonly toolName?: string
  /** Arguments of a `tool-call`, as JSON text. */
  readonly input?: unknown
  /** True for tools that the provider runs itself. */
  readonly providerExecuted?: boolean
  /** What the provider wants back with the part, as its `providerOptions`. */
  readonly providerMetadata?: unknown
  /** Of `error`. */
  readonly error?: unknown
  /** Of `finish`. */
  readonly finishReason?: AiSdkFinishReason
  /** Of `finish`. */
  readonly usage?: AiSdkUsage
}

/** Why a model ended: a word, from V3 on with the provider's own beside it. */
export type AiSdkFinishReason = string | { readonly unified: string; readonly raw?: string | undefined }

/** What a model counted: numbers in V2, objects from V3 on; undefined where it did not count. */
export interface AiSdkUsage {
  readonly inputTokens?: number | undefined | AiSdkInputTokens
  readonly outputTokens?: number | undefined | AiSdkOutputTokens
  readonly cachedInputTokens?: number | undefined
  readonly reasoningTokens?: number | undefined
}

/** The tokens of the input, from V3 on. */
export interface AiSdkInputTokens {
  readonly total?: number | undefined
  readonly cacheRead?: number | undefined
}

/** The tokens of the output, from V3 on. */
export interface AiSdkOutputTokens {
  readonly total?: number | undefined
  readonly reasoning?: number | undefined
}

/** A whole answer. */
export interface AiSdkResult {
  readonly content: readonly AiSdkPart[]
  /** The text that is the structured output, where it is not the whole text (V4). */
  readonly structuredOutputText?: string
  readonly finishReason: AiSdkFinishReason
  readonly usage?: AiSdkUsage
}

const VERSIONS: readonly string[] = ['v2', 'v3', 'v4'] satisfies AiSdkVersion[]

/**
 * Makes sure of a language model of the AI SDK, and gives the version of its interface.
 * @throws TypeError with what to pass in its place
 */
export function checkLanguageModel(model: unknown): AiSdkVersion {
  if (typeof model === 'string') {
    refuse(
      `of the id ${JSON.stringify(model)}: pass a provider's model object, such as openai(${JSON.stringify(model)})`,
    )
  }
  const { doGenerate, doStream, specificationVersion } = (model ?? {}) as Partial<AiSdkLanguageModel>
  if (typeof doGenerate !== 'function' || typeof doStream !== 'function') {
    const found = typeof model === 'function' ? 'a function; call it with a model id' : typeof model
    refuse(`of this: a language model of the AI SDK has doGenerate and doStream, and this is ${found}`)
  }
  if (!VERSIONS.includes(String(specificationVersion))) {
    refuse(`of specification ${specificationVersion}: the known ones are v2 (AI SDK 5), v3 (6) and v4 (7)`)
  }
  return specificationVersion as AiSdkVersion
}

function refuse(problem: string): never {
  throw new TypeError(`Cannot make an AiSdkModel ${problem}`)
}
