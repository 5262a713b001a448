import { APIError } from 'openai'
import type { RequestBody } from './write-request.ts'

/** What a model or its server wants otherwise than OpenAI's format has it; requests are written accordingly. */
export interface Quirks {
  /** Fields that are left out of the request, or of its messages. */
  readonly without: readonly string[]
  /** The only name that is taken for the limit of tokens; undefined while either is. */
  readonly tokenLimit: 'max_tokens' | 'max_completion_tokens' | undefined
  readonly systemRole: 'system' | 'developer' | 'user'
  readonly structuredOutput: 'json_schema' | 'json_object' | 'none'
  /** Whether user and assistant must take turns. */
  readonly alternatesRoles: boolean
  /** Whether results of tools must name their tool: Gemini. */
  readonly namesResults: boolean
  /** Whether ids of tool calls must be nine letters and digits: Mistral. */
  readonly wantsShortIds: boolean
  /** Whether all messages of the assistant must carry `reasoning_content`: DeepSeek and Moonshot, while thinking. */
  readonly wantsReasoning: boolean
  /** Whether tool calls that another model made must carry a thought signature too: Gemini 3. */
  readonly wantsSignatures: boolean
}

const NO_QUIRKS: Quirks = {
  without: [],
  tokenLimit: undefined,
  systemRole: 'system',
  structuredOutput: 'json_schema',
  alternatesRoles: false,
  namesResults: false,
  wantsShortIds: false,
  wantsReasoning: false,
  wantsSignatures: false,
}

/** How much of an error is read: patterns that look ahead would take for ever over a hostile one. */
const MAX_ERROR_CHARACTERS = 4_000

/** Fields that a request is nothing without. */
const NEEDED = new Set(['model', 'messages', 'tools', 'stream'])

/** Fields of messages that are sent back as they came, and that not every server takes. */
const MESSAGE_FIELDS = ['reasoning_content', 'reasoning_details', 'extra_content']

// The words in which servers refuse what they do not know, as against what they find wrong.
const REFUSAL = new RegExp(
  [
    'not? (currently |yet |longer )?(be )?(support|permit|allow|recogni[sz]|expect|implement|avail|accept)',
    'not? (compatible|enabled)',
    "n't (support|accept|allow)",
    'un(supported|known|recogni[sz]ed|expected|available)',
    'incompatible|extra inputs|extra_forbidden|cannot find field|deprecated|may not be|only .* (is|are) supported',
    'not valid (for|with)|unsupported_(parameter|value)|unknown_parameter',
  ].join('|'),
  'i',
)

/**
 * What is known of a model before it is asked, so that the first request is not refused.
 *
 * OpenAI's reasoning models take no stop texts and know only `max_completion_tokens`
 * (https://platform.openai.com/docs/guides/reasoning), xAI's take no stop texts
 * (https://github.com/huggingface/smolagents/issues/1765). Google's want results to name their tool, which OpenAI's
 * format has no field for.
 */
export function quirksOf(model: string): Quirks {
  const name = model.split('/').at(-1) ?? model
  if (/^(o[1-9]|gpt-5)/.test(name)) return { ...NO_QUIRKS, without: ['stop'], tokenLimit: 'max_completion_tokens' }
  if (/^grok-(3-mini|[4-9])/.test(name)) return { ...NO_QUIRKS, without: ['stop'] }
  return { ...NO_QUIRKS, namesResults: name.startsWith('gemini') }
}

/** Whether an error may say that the server wants the request written otherwise. */
export function isRefusal(error: unknown): error is APIError {
  // Servers in which the chat template refuses answer 500.
  return error instanceof APIError && (error.status === 400 || error.status === 422 || error.status === 500)
}

/** Learns from a refusal how to write the request that was refused; undefined when that is not what was wrong. */
export function learnQuirk(quirks: Quirks, error: APIError, body: RequestBody): Quirks | undefined {
  const told = [error.message, JSON.stringify(error.error ?? '')]
  const text = told.map((part) => part.slice(0, MAX_ERROR_CHARACTERS)).join(' ')
  const learned = learnFormat(quirks, text) ?? learnRole(quirks, error, text) ?? learnMessageField(quirks, text, body)
  if (learned) return learned
  // A 500 of a chat template is about messages; in any other, a field's name would stand by chance.
  if (error.status === 500 || !REFUSAL.test(text)) return undefined
  const field = refusedField(error, text, body)
  return field === undefined ? undefined : learnField(quirks, field, body)
}

function learnFormat(quirks: Quirks, text: string): Quirks | undefined {
  if (!quirks.alternatesRoles && /roles? must alternate/i.test(text)) return { ...quirks, alternatesRoles: true }
  if (!quirks.wantsShortIds && /tool call id .*length of 9/i.test(text)) return { ...quirks, wantsShortIds: true }
  if (!quirks.wantsSignatures && /missing.*thought_?signature/i.test(text)) return { ...quirks, wantsSignatures: true }
  // Some insist on it, some refuse it: never both ways in turns.
  const lacksReasoning = /missing\W+reasoning_content|reasoning_content.*(must be passed|is missing|is required)/i
  const isOpen = !quirks.wantsReasoning && !quirks.without.includes('reasoning_content')
  if (isOpen && lacksReasoning.test(text)) return { ...quirks, wantsReasoning: true }
  return undefined
}

function learnMessageField(quirks: Quirks, text: string, body: RequestBody): Quirks | undefined {
  const messages = body['messages'] as readonly object[]
  const field = MESSAGE_FIELDS.find((name) => text.includes(name) && messages.some((message) => name in message))
  if (field === undefined || !REFUSAL.test(text)) return undefined
  return { ...quirks, without: [...quirks.without, field] }
}

function learnRole(quirks: Quirks, error: APIError, text: string): Quirks | undefined {
  const isParameter = /^messages.*\brole$/.test(error.param ?? '')
  const isNamed = /\b(system|developer) (role|message|instruction|prompt)|roles? .*\b(system|developer)\b/i.test(text)
  if (!(isParameter || isNamed) || !REFUSAL.test(text) || quirks.systemRole === 'user') return undefined
  if (!/\b(system|developer)\b/i.test(text)) return undefined
  // OpenAI names the place of the role, and knows another for it; the rest know users only.
  return { ...quirks, systemRole: isParameter && quirks.systemRole === 'system' ? 'developer' : 'user' }
}

function refusedField(error: APIError, text: string, body: RequestBody): string | undefined {
  const fields = Object.keys(body).filter((field) => !NEEDED.has(field))
  const named = error.param?.split(/[.[]/)[0]
  // A field that the server names itself is the one, even where ours is not among the words.
  if (named) return fields.find((field) => field === named)
  return fields.find((field) => new RegExp(`\\b${field.split('_').join('[ _-]?')}\\b`, 'i').test(text))
}

function learnField(quirks: Quirks, field: string, body: RequestBody): Quirks {
  const { structuredOutput, tokenLimit, without } = quirks
  if (tokenLimit === undefined && field === 'max_tokens') return { ...quirks, tokenLimit: 'max_completion_tokens' }
  if (tokenLimit === undefined && field === 'max_completion_tokens') return { ...quirks, tokenLimit: 'max_tokens' }
  const format = (body['response_format'] as { type?: unknown } | undefined)?.type
  if (field === 'response_format' && format === structuredOutput && structuredOutput !== 'none') {
    return { ...quirks, structuredOutput: structuredOutput === 'json_schema' ? 'json_object' : 'none' }
  }
  return { ...quirks, without: [...without, field] }
}
