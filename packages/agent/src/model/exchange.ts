import type OpenAI from 'openai'
import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import { shortenPage } from './read-error.ts'
import { wireFailure } from './wire-failure.ts'
import type { WireCompletion } from './wire-format.ts'
import type { RequestBody } from './write-request.ts'

type CreateBody = OpenAI.Chat.Completions.ChatCompletionCreateParams

/** The client's own timer, which ends with the headers, must never be the first to fire. */
const CLIENT_GRACE_MS = 1_000

/**
 * One request and its answer: under one signal, with an end to the waiting.
 *
 * Rejects with the signal's reason, with an APIConnectionTimeoutError when the server stays silent for `timeoutMs`,
 * and with an APIConnectionError when it cannot be reached or is lost.
 */
export class Exchange {
  readonly #client: OpenAI
  readonly #signal: AbortSignal | undefined
  readonly #controller = new AbortController()
  readonly #follow: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Milliseconds that the server may be silent from now on. */
  patienceMs: number

  constructor(client: OpenAI, timeoutMs: number, signal: AbortSignal | undefined) {
    this.#client = client
    this.patienceMs = timeoutMs
    this.#signal = signal
    // The caller's signal may live for days: the client, which never stops listening, gets one of its own.
    this.#follow = () => this.#controller.abort(signal?.reason)
    signal?.addEventListener('abort', this.#follow, { once: true })
    if (signal?.aborted) this.#follow()
  }

  /** Asks for the whole answer at once. */
  async ask(body: RequestBody): Promise<WireCompletion> {
    return this.#watch(async () => checkAnswer(await this.#create(body), this.#client.baseURL))
  }

  /** Asks for the answer in chunks; one whole answer where the server does not stream. */
  async *stream(body: RequestBody): AsyncGenerator<WireCompletion, void, undefined> {
    const chunks = await this.#watch(() => this.#open(body))
    while (true) {
      const { done, value } = await this.#watch(() => chunks.next())
      if (done) return
      yield value
    }
  }

  /** Lets go of the signal and the timer, and of the socket if the answer is not at its end. */
  end(): void {
    clearTimeout(this.#timer)
    this.#signal?.removeEventListener('abort', this.#follow)
    this.#controller.abort()
  }

  async #open(body: RequestBody): Promise<AsyncIterator<WireCompletion>> {
    const { data, response } = await this.#create(body).withResponse()
    if (!response.headers.get('content-type')?.startsWith('application/json')) {
      return (data as unknown as AsyncIterable<WireCompletion>)[Symbol.asyncIterator]()
    }
    const whole = checkAnswer(await response.json(), this.#client.baseURL)
    return (async function* () {
      yield whole
    })()
  }

  #create(body: RequestBody): ReturnType<OpenAI['chat']['completions']['create']> {
    // The body may hold fields of any server: theirs to judge.
    return this.#client.chat.completions.create(body as unknown as CreateBody, {
      maxRetries: 0,
      timeout: this.patienceMs + CLIENT_GRACE_MS,
      signal: this.#controller.signal,
    })
  }

  /** Waits for the server: never longer than its patience, and only while it is its turn. */
  async #watch<Value>(wait: () => Promise<Value>): Promise<Value> {
    const { patienceMs } = this
    this.#timer = setTimeout(() => {
      const message = `Timed out: ${this.#client.baseURL} was silent for ${patienceMs} ms`
      this.#controller.abort(new APIConnectionTimeoutError({ message }))
    }, patienceMs)
    try {
      const value = await wait()
      // The client ends an aborted stream as if it were whole.
      this.#controller.signal.throwIfAborted()
      return value
    } catch (error) {
      this.#controller.signal.throwIfAborted()
      throw explain(error, this.#client.baseURL)
    } finally {
      clearTimeout(this.#timer)
    }
  }
}

/** A proxy's page, or nothing at all, is no answer, though it may come with status 200. */
function checkAnswer(answer: unknown, baseURL: string): WireCompletion {
  if (typeof answer === 'object' && answer !== null) return answer
  // Some call their JSON plain text.
  if (typeof answer === 'string' && answer.trimStart().startsWith('{')) return JSON.parse(answer) as WireCompletion
  const said = typeof answer === 'string' && answer !== '' ? shortenPage(answer) : 'nothing'
  const message = `${baseURL} does not speak chat completions: is that where the API begins? It said: ${said}`
  throw new APIError(undefined, undefined, message, undefined)
}

/** Says which server was lost and why, where the client only says that there was an error. */
function explain(error: unknown, baseURL: string): unknown {
  if (error instanceof APIError && !(error instanceof APIConnectionError)) {
    // What came in the middle of a stream has no status.
    return error.status === undefined && error.error ? wireFailure(error.error) : error
  }
  if (error instanceof APIConnectionTimeoutError || !isLoss(error)) return error
  const way = error instanceof APIConnectionError ? 'Cannot reach' : 'Lost the connection to'
  return new APIConnectionError({ message: `${way} ${baseURL}: ${deepestMessage(error)}`, cause: error })
}

/** What `fetch` throws when a body ends too soon, and what its half of a JSON text is. */
function isLoss(error: unknown): error is Error {
  if (error instanceof APIConnectionError || error instanceof TypeError || error instanceof SyntaxError) return true
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string'
}

function deepestMessage(error: Error): string {
  let deepest = error
  while (deepest.cause instanceof Error) deepest = deepest.cause
  return deepest.message || (deepest as { code?: string }).code || error.message
}
