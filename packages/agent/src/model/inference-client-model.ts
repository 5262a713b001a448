import { blueprintOf } from './blueprint-of.ts'
import { ChatClient } from './chat-client.ts'
import { ChatCompletionsModel } from './chat-completions-model.ts'
import { type ChatOptions, checkChatOptions, keyOf, refusal } from './chat-options.ts'
import { nameOfServer, providerOfPrefix } from './providers.ts'

/** Whom and how an {@link InferenceClientModel} asks. */
export interface InferenceClientModelOptions extends ChatOptions {
  /** The model's name on the hub: `meta-llama/Llama-3.3-70B-Instruct`. */
  readonly model: string
  /** Who runs it: `groq`, `together` …, or by a policy: `fastest`, `cheapest`. Default: as the router chooses. */
  readonly provider?: string
  /** A token of Hugging Face with the right to call inference providers. */
  readonly apiKey?: string
  /** The organization on the hub that pays. Default: the token's owner. */
  readonly billTo?: string
  /** Where a dedicated endpoint's API begins. Default: the router, `https://router.huggingface.co/v1`. */
  readonly baseURL?: string
}

const ROUTER = { baseURL: 'https://router.huggingface.co/v1', keyNames: ['HF_TOKEN'], name: 'hugging_face' }

/**
 * A model on Hugging Face, by way of its router to many providers, or on a dedicated endpoint.
 *
 * Throws a TypeError without a token: `apiKey`, or `HF_TOKEN` in `environment`. Source:
 * https://huggingface.co/docs/inference-providers.
 *
 * @example
 * const model = new InferenceClientModel({ model: 'openai/gpt-oss-120b', provider: 'groq', apiKey: 'hf_1' })
 * model.id // → 'openai/gpt-oss-120b:groq'
 */
export class InferenceClientModel extends ChatCompletionsModel {
  constructor(options: InferenceClientModelOptions) {
    checkChatOptions('InferenceClientModel', options, ['provider', 'billTo', 'baseURL'])
    const { keyNames, ...router } = providerOfPrefix('huggingface') ?? ROUTER
    const { baseURL = router.baseURL, billTo, headers } = options
    const apiKey = keyOf(options, keyNames)
    if (!apiKey) {
      throw refusal('InferenceClientModel')(
        `it needs an apiKey, or ${keyNames.join(' or ')} in environment: process.env`,
      )
    }
    super(
      {
        client: new ChatClient({
          apiKey,
          baseURL,
          headers: { ...(billTo ? { 'X-HF-Bill-To': billTo } : {}), ...headers },
        }),
        model: withProvider(options),
        provider: options.baseURL ? nameOfServer(baseURL) : router.name,
        blueprint: blueprintOf(InferenceClientModel, new.target, options, apiKey),
      },
      options,
    )
  }
}

function withProvider({ model, provider }: InferenceClientModelOptions): string {
  if (!provider || provider === 'auto') return model
  if (model.includes(':'))
    throw refusal('InferenceClientModel')(`${model} names a provider already: leave out ${provider}`)
  return `${model}:${provider}`
}
