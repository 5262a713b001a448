import { blueprintOf } from './blueprint-of.ts'
import { ChatClient } from './chat-client.ts'
import { ChatCompletionsModel } from './chat-completions-model.ts'
import { type ChatOptions, checkChatOptions, keyOf, refusal } from './chat-options.ts'
import { PROVIDERS, type Provider, providerOfPrefix } from './providers.ts'

/** Whom and how a {@link LiteLLMModel} asks. */
export interface LiteLLMModelOptions extends ChatOptions {
  /** Provider and model: `anthropic/claude-sonnet-4-5`, `groq/llama-3.3-70b-versatile`, `ollama/llama3.2` … */
  readonly model: string
  /** The provider's key, or the proxy's. */
  readonly apiKey?: string
  /** Where a LiteLLM proxy's API begins: it gets `model` whole. Default: the provider is asked directly. */
  readonly baseURL?: string
}

interface Place {
  readonly baseURL: string
  /** The server's name of the model. */
  readonly model: string
  readonly provider: string
  readonly apiKey: string | undefined
}

/** The variables that LiteLLM itself reads for its proxy: https://docs.litellm.ai/docs/providers/litellm_proxy. */
const PROXY_KEY_NAMES = ['LITELLM_PROXY_API_KEY', 'LITELLM_API_KEY']

/**
 * A model named the LiteLLM way, by `provider/model`: asked at the provider's own OpenAI-compatible endpoint, or at a
 * LiteLLM proxy. The providers are those of {@link PROVIDERS}.
 *
 * Throws a TypeError without a key that the provider needs, and a RangeError for a provider that is not known.
 *
 * @example
 * const environment = { GROQ_API_KEY: 'gsk_1' } // or process.env
 * const model = new LiteLLMModel({ model: 'groq/llama-3.3-70b-versatile', environment })
 * model.id // → 'llama-3.3-70b-versatile'
 * model.provider // → 'groq'
 */
export class LiteLLMModel extends ChatCompletionsModel {
  constructor(options: LiteLLMModelOptions) {
    checkChatOptions('LiteLLMModel', options, ['baseURL'])
    const { apiKey, baseURL, model, provider } = options.baseURL
      ? atProxy(options.baseURL, options)
      : atProvider(options)
    super(
      {
        client: new ChatClient({ apiKey: apiKey ?? 'none', baseURL, headers: options.headers }),
        model,
        provider,
        blueprint: blueprintOf(LiteLLMModel, new.target, options, apiKey),
      },
      options,
    )
  }
}

function atProxy(baseURL: string, options: LiteLLMModelOptions): Place {
  const provider = splitModel(options.model)?.provider.name ?? 'litellm'
  return { baseURL, model: options.model, provider, apiKey: keyOf(options, PROXY_KEY_NAMES) }
}

function atProvider(options: LiteLLMModelOptions): Place {
  const refuse = refusal('LiteLLMModel')
  const examples = PROVIDERS.map(({ prefixes: [prefix], example }) => `${prefix}/${example}`).join(', ')
  const split = splitModel(options.model)
  if (split === undefined) {
    const way = 'or give the baseURL of a LiteLLM proxy'
    throw refuse(
      `${options.model} does not begin with a known provider: write it like one of ${examples}, ${way}`,
      RangeError,
    )
  }
  const { provider, model } = split
  const apiKey = keyOf(options, provider.keyNames)
  if (!apiKey && provider.keyNames.length > 0) {
    throw refuse(`${options.model} needs an apiKey, or ${provider.keyNames.join(' or ')} in environment: process.env`)
  }
  return { baseURL: provider.baseURL, model, provider: provider.name, apiKey }
}

function splitModel(id: string): { readonly provider: Provider; readonly model: string } | undefined {
  const slash = id.indexOf('/')
  const provider = slash < 0 ? undefined : providerOfPrefix(id.slice(0, slash))
  const model = id.slice(slash + 1)
  return provider && model !== '' ? { provider, model } : undefined
}
