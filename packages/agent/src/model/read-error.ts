/** What a server said about an error, in OpenAI's shape. */
export interface ServerError {
  readonly message: string
  readonly [field: string]: unknown
}

/** The longest piece of a server's page that is worth a place in a message. */
const MAX_CHARACTERS = 500
/** How much of a page is looked at: its title and first words are there, and a hostile one must not take for ever. */
const MAX_PAGE_CHARACTERS = 10_000

/**
 * Finds what a server said in the body of an error, however it is wrapped; undefined when it said nothing.
 *
 * OpenAI: `{ error: { message } }`. xAI, Hugging Face: `{ error: text }`. Gemini: a list of one. Mistral, vLLM:
 * `{ message }`, which may be an object. FastAPI: `{ detail }`, a text or a list of fields. OpenRouter: the provider's
 * own words in `metadata.raw`.
 */
export function readError(body: unknown): ServerError | undefined {
  if (Array.isArray(body)) return readError(body[0])
  if (!isRecord(body)) return undefined
  const { error } = body
  if (typeof error === 'string') return { ...withoutError(body), message: error }
  if (isRecord(error)) return { ...error, message: [textOf(error), rawOf(error)].filter(Boolean).join(': ') }
  const message = textOf(body)
  return message === '' ? undefined : { ...body, message }
}

/** A server's page as one short line; for bodies that are not JSON. */
export function shortenPage(text: string): string {
  const words = text
    .slice(0, MAX_PAGE_CHARACTERS)
    .replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words.length > MAX_CHARACTERS ? `${words.slice(0, MAX_CHARACTERS)}…` : words
}

function textOf(body: Readonly<Record<string, unknown>>): string {
  const said = body['message'] ?? body['detail'] ?? body['type'] ?? ''
  if (typeof said === 'string') return said
  if (Array.isArray(said)) return said.map(fieldErrorOf).join('; ')
  return isRecord(said) && Object.keys(said).some((key) => key === 'detail' || key === 'message')
    ? textOf(said)
    : JSON.stringify(said)
}

/** `{ loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }` → `stream_options: Extra …` */
function fieldErrorOf(error: unknown): string {
  if (!isRecord(error) || !Array.isArray(error['loc'])) return JSON.stringify(error)
  const place = error['loc'].filter((part) => part !== 'body').join('.')
  return `${place}: ${error['msg']}`
}

function rawOf(error: Readonly<Record<string, unknown>>): string {
  const metadata = error['metadata']
  const raw = isRecord(metadata) ? metadata['raw'] : undefined
  return typeof raw === 'string' ? shortenPage(raw) : ''
}

function withoutError({ error: _, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return rest
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
