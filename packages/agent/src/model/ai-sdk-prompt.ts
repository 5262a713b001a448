import type { AiSdkVersion } from './ai-sdk-language-model.ts'
import type { ContentPart, ModelMessage, ModelOptions } from './model.ts'
import { writeAiSdkAnswer } from './write-ai-sdk-answer.ts'

/** One message of a prompt of the AI SDK's language model interface. */
export interface AiSdkMessage {
  readonly role: ModelMessage['role']
  readonly content: string | readonly object[]
}

/** The fields of a call of the AI SDK that say what a model may do. */
export interface AiSdkCall {
  readonly stopSequences?: readonly string[]
  readonly tools?: readonly object[]
  readonly toolChoice?: { readonly type: 'auto' | 'required' | 'none' }
  readonly responseFormat?: object
}

/**
 * Writes a conversation as a prompt of the AI SDK's language model interface.
 *
 * Results of tools that follow each other become one message, and messages of the assistant that say nothing are left
 * out: some providers insist on both. What the provider wants back goes with the messages that `maker` made. Images
 * given as `https:` URL are passed on as such; `data:` URLs as their bytes.
 *
 * @throws TypeError when an image is neither a `https:`, `http:` nor sound `data:` URL
 * @example
 * const maker = 'ai-sdk:openai/small'
 * writeAiSdkPrompt([{ role: 'system', content: 'Hi' }], 'v3', maker) // [{ role: 'system', content: 'Hi' }]
 */
export function writeAiSdkPrompt(
  messages: readonly ModelMessage[],
  version: AiSdkVersion,
  maker: string,
): AiSdkMessage[] {
  const prompt: AiSdkMessage[] = []
  let results: object[] = []
  for (const message of messages) {
    if (message.role === 'tool') {
      if (results.length === 0) prompt.push({ role: 'tool', content: results })
      results.push(writeResult(message))
    } else {
      results = []
      const content = writeContent(message, version, maker)
      if (content.length > 0) prompt.push({ role: message.role, content })
    }
  }
  return prompt
}

/** Writes what a call asks for beside its messages, as the AI SDK names it; what was left out stays out. */
export function writeAiSdkCall({ stop, tools, toolChoice, responseFormat }: ModelOptions): AiSdkCall {
  return {
    ...(stop?.length ? { stopSequences: [...stop] } : {}),
    ...(tools?.length
      ? {
          tools: tools.map(({ parameters, ...tool }) => ({ type: 'function', ...tool, inputSchema: parameters })),
          toolChoice: { type: toolChoice ?? 'auto' },
        }
      : {}),
    ...(responseFormat ? { responseFormat: { type: 'json', ...responseFormat } } : {}),
  }
}

function writeContent(
  message: Exclude<ModelMessage, { role: 'tool' }>,
  version: AiSdkVersion,
  maker: string,
): string | object[] {
  if (message.role === 'system') return message.content
  if (message.role === 'assistant') return writeAiSdkAnswer(message, maker)
  if (typeof message.content === 'string') return [{ type: 'text', text: message.content }]
  return message.content.map((part) => writePart(part, version))
}

function writePart(part: ContentPart, version: AiSdkVersion): object {
  if (part.type === 'text') return { type: 'text', text: part.text }
  const { mediaType, data } = part.url.startsWith('data:') ? readDataUrl(part.url) : readUrl(part.url)
  if (version !== 'v4') return { type: 'file', mediaType, data }
  const tagged = data instanceof URL ? { type: 'url', url: data } : { type: 'data', data }
  return { type: 'file', mediaType, data: tagged }
}

function writeResult(message: Extract<ModelMessage, { role: 'tool' }>): object {
  const output = { type: 'text', value: message.content }
  return { type: 'tool-result', toolCallId: message.toolCallId, toolName: message.name, output }
}

function readUrl(text: string): { mediaType: string; data: URL } {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) {
    throw new TypeError(`Cannot show the image ${JSON.stringify(text.slice(0, 80))}: it is no https: or data: URL`)
  }
  return { mediaType: 'image/*', data: new URL(text) }
}

/** Base64 stays as it is; other data is percent-encoded (RFC 2397). */
function readDataUrl(url: string): { mediaType: string; data: string | Uint8Array } {
  const comma = url.indexOf(',')
  if (comma === -1) throw new TypeError(`Cannot show the image ${JSON.stringify(url.slice(0, 80))}: it has no data`)
  const [mediaType, ...marks] = url.slice('data:'.length, comma).split(';')
  const body = url.slice(comma + 1)
  const text = body.includes('%') ? decode(url, body) : body
  const data = marks.some((mark) => mark.trim().toLowerCase() === 'base64') ? text : new TextEncoder().encode(text)
  return { mediaType: mediaType || 'image/*', data }
}

function decode(url: string, body: string): string {
  try {
    return decodeURIComponent(body)
  } catch (cause) {
    const shown = JSON.stringify(url.slice(0, 80))
    throw new TypeError(`Cannot show the image ${shown}: its data has a percent sign that encodes nothing`, { cause })
  }
}
