import type { ModelMessage, ModelOptions } from './model.ts'
import type { Quirks } from './quirks.ts'
import { isStrictSchema } from './strict-schema.ts'
import { writeMessages } from './write-messages.ts'

/** The body of a chat completions request: https://platform.openai.com/docs/api-reference/chat/create. */
export type RequestBody = Readonly<Record<string, unknown>>

/** What a request is written from. */
export interface RequestParts {
  readonly model: string
  readonly messages: readonly ModelMessage[]
  readonly options: ModelOptions
  /** Fields of the user's, which win over ours; `null` keeps a field out. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly stream: boolean
  /** Who asks: gets back what it made. */
  readonly maker: string
}

/** OpenAI's own bound; a server that would take more is asked for no more either. */
const MAX_STOPS = 4

/** Writes the body of a request, without what the server has refused before. */
export function writeRequest(parts: RequestParts, quirks: Quirks): RequestBody {
  const { model, options, parameters, stream } = parts
  const body = {
    model,
    ...writeStop(options),
    ...writeTools(options, quirks),
    ...writeResponseFormat(options, quirks),
    ...(stream ? { stream_options: { include_usage: true } } : {}),
    ...renameTokenLimit(parameters, quirks),
    ...(stream ? { stream: true } : {}),
    messages: writeMessages(withFormatNote(parts, quirks), quirks, parts.maker),
  }
  const fields = Object.entries(body).filter(([name, value]) => value !== null && !quirks.without.includes(name))
  return Object.fromEntries(fields)
}

function writeStop({ stop = [] }: ModelOptions): object {
  const texts = stop.filter((text) => text !== '').slice(0, MAX_STOPS)
  return texts.length > 0 ? { stop: texts } : {}
}

function writeTools({ tools = [], toolChoice }: ModelOptions, quirks: Quirks): object {
  if (tools.length === 0) return {}
  // A server that cannot be told to call no tool must not hear of any.
  if (toolChoice === 'none' && quirks.without.includes('tool_choice')) return {}
  return {
    tools: tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    })),
    ...(toolChoice ? { tool_choice: toolChoice } : {}),
  }
}

function writeResponseFormat({ responseFormat }: ModelOptions, quirks: Quirks): object {
  if (responseFormat === undefined || quirks.structuredOutput === 'none') return {}
  if (quirks.structuredOutput === 'json_object') return { response_format: { type: 'json_object' } }
  const { name, schema } = responseFormat
  return { response_format: { type: 'json_schema', json_schema: { name, schema, strict: isStrictSchema(schema) } } }
}

/** Where the server cannot hold the model to the schema, the model is told of it. */
function withFormatNote({ messages, options }: RequestParts, quirks: Quirks): readonly ModelMessage[] {
  if (options.responseFormat === undefined || quirks.structuredOutput === 'json_schema') return messages
  const schema = JSON.stringify(options.responseFormat.schema)
  const note = `Answer with one JSON value and nothing else. It must fit this JSON Schema: ${schema}`
  const [first, ...rest] = messages
  if (first?.role !== 'system') return [{ role: 'system', content: note }, ...messages]
  return [{ role: 'system', content: `${first.content}\n\n${note}` }, ...rest]
}

function renameTokenLimit(parameters: RequestParts['parameters'], quirks: Quirks): RequestParts['parameters'] {
  if (quirks.tokenLimit === undefined) return parameters
  const { max_tokens, max_completion_tokens, ...rest } = parameters
  const limit = max_completion_tokens ?? max_tokens
  return limit === undefined ? parameters : { ...rest, [quirks.tokenLimit]: limit }
}
