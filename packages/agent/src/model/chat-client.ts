import OpenAI, { type APIError } from 'openai'
import { readError, shortenPage } from './read-error.ts'

/** What a {@link ChatClient} is made of: every value is given, for the client would else look into the environment. */
export interface ChatClientOptions {
  readonly baseURL: string
  /** Sent as `Authorization: Bearer …`; a function is asked before each request. */
  readonly apiKey: string | (() => Promise<string>)
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, string>> | undefined
  /** Sent in this header in place of `Authorization`: Azure's way. */
  readonly keyHeader?: string | undefined
  readonly organization?: string | undefined
  readonly project?: string | undefined
}

/** OpenAI's client, without the environment, and with the words of errors in any server's shape. */
export class ChatClient extends OpenAI {
  constructor({ apiKey, baseURL, headers, keyHeader, organization, project, query }: ChatClientOptions) {
    const keyHeaders = keyHeader && typeof apiKey === 'string' ? { Authorization: null, [keyHeader]: apiKey } : {}
    super({
      apiKey,
      baseURL,
      ...(query ? { defaultQuery: { ...query } } : {}),
      adminAPIKey: null,
      organization: organization ?? null,
      project: project ?? null,
      webhookSecret: null,
      logLevel: 'off',
    })
    // Set here, because the constructor would mix in headers from the variable OPENAI_CUSTOM_HEADERS.
    this._options.defaultHeaders = { ...keyHeaders, ...headers }
  }

  protected override makeStatusError(
    status: number,
    body: object | undefined,
    text: string | undefined,
    headers: Headers,
  ): APIError {
    const hint =
      status === 404 ? ` (asked ${this.baseURL}: is that where the API begins, and is there such a model?)` : ''
    const said = readError(body)
    const error = said ? { ...said, message: `${said.message}${hint}` } : undefined
    const page = shortenPage(text ?? '') || 'the server said no more'
    return super.makeStatusError(status, { error }, `${page}${hint}`, headers)
  }
}
