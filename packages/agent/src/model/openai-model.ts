import type OpenAI from 'openai'
import { blueprintOf } from './blueprint-of.ts'
import { ChatClient } from './chat-client.ts'
import { ChatCompletionsModel } from './chat-completions-model.ts'
import { type ChatOptions, checkChatOptions, keyOf, refusal } from './chat-options.ts'
import { nameOfServer, providerOfURL } from './providers.ts'

/** Where and how an {@link OpenAIModel} asks. */
export interface OpenAIModelOptions extends ChatOptions {
  /** The server's name of the model. */
  readonly model: string
  /** Needed by OpenAI; may be left out where `baseURL` is a server that asks for none. */
  readonly apiKey?: string
  /** Where the server's API begins. Default `https://api.openai.com/v1`. */
  readonly baseURL?: string
  /** OpenAI's organization that the requests count for. Default: the key's own. */
  readonly organization?: string
  /** OpenAI's project that the requests count for. Default: the key's own. */
  readonly project?: string
  /** A client of your own, in place of `apiKey`, `baseURL` and `headers`: for other sign-ins, proxies, browsers. */
  readonly client?: OpenAI
}

const OWN_OPTIONS = ['baseURL', 'organization', 'project', 'client']
const OPENAI_URL = 'https://api.openai.com/v1'

/**
 * A model behind any server that speaks OpenAI's chat completions.
 *
 * What a server refuses (stop texts, a temperature, the old name of the token limit, a system role …) is left out or
 * written otherwise, and remembered. Aborts reach the socket. Throws a TypeError or RangeError for unfit options;
 * calls reject with the errors of the `openai` package: an `APIError` with the server's `status`, an
 * `APIConnectionError` when it cannot be reached, or stays silent.
 *
 * @example
 * const model = new OpenAIModel({ model: 'llama3.2', baseURL: 'http://localhost:11434/v1', maxConcurrent: 4 })
 * model.provider // → 'ollama'
 */
export class OpenAIModel extends ChatCompletionsModel {
  constructor(options: OpenAIModelOptions) {
    checkChatOptions('OpenAIModel', options, OWN_OPTIONS)
    const { client, headers, model, organization, project } = options
    const baseURL = client?.baseURL ?? options.baseURL ?? OPENAI_URL
    const apiKey = keyFor(baseURL, options)
    super(
      {
        client: client ?? new ChatClient({ apiKey: apiKey ?? 'none', baseURL, headers, organization, project }),
        model,
        provider: nameOfServer(baseURL),
        blueprint: client ? undefined : blueprintOf(OpenAIModel, new.target, options, apiKey),
      },
      options,
      client?.timeout,
    )
  }
}

function keyFor(baseURL: string, options: OpenAIModelOptions): string | undefined {
  // A key of the environment goes to the host it is for, and to no other.
  const keyNames = providerOfURL(baseURL)?.keyNames ?? []
  const key = keyOf(options, keyNames)
  if (key || options.baseURL !== undefined || options.client) return key
  const where = options.environment ? ` or ${keyNames.join(' or ')} in environment` : ''
  throw refusal('OpenAIModel')(`it needs an apiKey${where}, or the baseURL of a server that asks for none`)
}
