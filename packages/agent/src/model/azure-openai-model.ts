import { blueprintOf } from './blueprint-of.ts'
import { ChatClient } from './chat-client.ts'
import { ChatCompletionsModel } from './chat-completions-model.ts'
import { type ChatOptions, checkChatOptions, checkURL, keyOf, refusal } from './chat-options.ts'

/** Where and how an {@link AzureOpenAIModel} asks. */
export interface AzureOpenAIModelOptions extends ChatOptions {
  /** Name of the model: for prices, telemetry and what is known of it. */
  readonly model: string
  /** The resource: `https://my-resource.openai.azure.com`. Default `AZURE_OPENAI_ENDPOINT` of `environment`. */
  readonly endpoint?: string
  /** Name under which the model was deployed. Default: that of the model. */
  readonly deployment?: string
  /** Dated version of the API: `2024-10-21`. Default: the version-free `/openai/v1`. */
  readonly apiVersion?: string
  /** The resource's key, sent as `api-key`. Default `AZURE_OPENAI_API_KEY` of `environment`. */
  readonly apiKey?: string
  /** Gives a token of Entra ID before each request, in place of a key. */
  readonly tokenProvider?: () => Promise<string>
}

/**
 * A model deployed on Azure.
 *
 * Throws a TypeError without an endpoint, or without a key or token, and a RangeError for an endpoint that is no URL.
 * Sources: https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle (`/openai/v1`) and
 * https://learn.microsoft.com/azure/ai-foundry/openai/reference (dated versions).
 *
 * @example
 * const endpoint = 'https://my-resource.openai.azure.com'
 * const model = new AzureOpenAIModel({ model: 'gpt-4.1', deployment: 'my-gpt', endpoint, apiKey: 'key-1' })
 * model.provider // → 'azure.ai.openai'
 */
export class AzureOpenAIModel extends ChatCompletionsModel {
  constructor(options: AzureOpenAIModelOptions) {
    checkChatOptions('AzureOpenAIModel', options, ['endpoint', 'deployment', 'apiVersion', 'tokenProvider'])
    const { headers, model, deployment = model, apiVersion, tokenProvider } = options
    const { endpoint, secret } = readPlace(options)
    const key = typeof secret === 'string' ? secret : undefined
    const base = `${endpoint.replace(/\/+$/, '').replace(/\/openai(\/v1)?$/, '')}/openai`
    const path = apiVersion ? `/deployments/${encodeURIComponent(deployment)}` : '/v1'
    const query = apiVersion ? { 'api-version': apiVersion } : undefined
    super(
      {
        client: new ChatClient({ apiKey: secret, baseURL: `${base}${path}`, headers, keyHeader: 'api-key', query }),
        id: model,
        model: deployment,
        provider: 'azure.ai.openai',
        blueprint: tokenProvider ? undefined : blueprintOf(AzureOpenAIModel, new.target, { ...options, endpoint }, key),
      },
      options,
    )
  }
}

function readPlace(options: AzureOpenAIModelOptions): {
  readonly endpoint: string
  readonly secret: string | (() => Promise<string>)
} {
  const refuse = refusal('AzureOpenAIModel')
  const endpoint = options.endpoint || options.environment?.['AZURE_OPENAI_ENDPOINT']
  if (!endpoint) throw refuse('it needs the endpoint of a resource, or AZURE_OPENAI_ENDPOINT in environment')
  checkURL(refuse, 'endpoint', endpoint)
  const secret = options.tokenProvider ?? keyOf(options, ['AZURE_OPENAI_API_KEY'])
  if (!secret) throw refuse('it needs an apiKey, AZURE_OPENAI_API_KEY in environment, or a tokenProvider')
  return { endpoint, secret }
}
