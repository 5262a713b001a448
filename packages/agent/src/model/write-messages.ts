import type { ContentPart, ModelMessage, ModelToolCall } from './model.ts'
import { ownData } from './own-data.ts'
import type { Quirks } from './quirks.ts'

type UserContent = string | readonly ContentPart[]
type AssistantMessage = Extract<ModelMessage, { role: 'assistant' }>

/** Google takes this in place of the signature that it gave with a call, and that got lost. */
const SIGNATURE_STAND_IN = { google: { thought_signature: 'skip_thought_signature_validator' } }

/**
 * Writes a conversation as the `messages` of a chat completions request, the way that this server takes it. What it
 * wants back goes with the messages that `maker` made.
 */
export function writeMessages(messages: readonly ModelMessage[], quirks: Quirks, maker: string): object[] {
  const roles = messages.map((message): ModelMessage => {
    const isRefused = message.role === 'system' && quirks.systemRole === 'user'
    return isRefused ? { role: 'user', content: message.content } : message
  })
  const turns = quirks.alternatesRoles || quirks.systemRole === 'user' ? joinTurns(roles) : roles
  return turns.map((message) => writeMessage(message, quirks, maker))
}

function writeMessage(message: ModelMessage, quirks: Quirks, maker: string): object {
  switch (message.role) {
    case 'system':
      return { role: quirks.systemRole, content: message.content }
    case 'user':
      return { role: 'user', content: writeContent(message.content) }
    case 'tool': {
      const { content, name, toolCallId } = message
      const named = quirks.namesResults ? { name } : {}
      return { role: 'tool', tool_call_id: writeId(toolCallId, quirks), ...named, content }
    }
    case 'assistant':
      return writeAnswer(message, quirks, maker)
  }
}

function writeAnswer(message: AssistantMessage, quirks: Quirks, maker: string): object {
  const { content, toolCalls = [] } = message
  const thoughts = writeThoughts(message, quirks, maker)
  if (toolCalls.length === 0) return { role: 'assistant', content, ...thoughts }
  const isSigned = toolCalls.some((call) => ownData(call, maker))
  return {
    role: 'assistant',
    content: content === '' ? null : content,
    tool_calls: toolCalls.map((call, index) => {
      // Of parallel calls only the first carries a signature.
      const standIn = quirks.wantsSignatures && !isSigned && index === 0 ? SIGNATURE_STAND_IN : undefined
      return writeCall(call, quirks, ownData(call, maker)?.['extra_content'] ?? standIn)
    }),
    ...thoughts,
  }
}

/**
 * Thoughts next to tool calls go back to whoever sent them as `reasoning_content`: DeepSeek and Moonshot insist on it,
 * and others think on from there. Elsewhere servers ignore or refuse them, so they go only where they were asked for.
 * https://api-docs.deepseek.com/guides/thinking_mode
 */
function writeThoughts(message: AssistantMessage, quirks: Quirks, maker: string): object {
  const own = ownData(message, maker)
  const isWanted = quirks.wantsReasoning || own?.['reasoning_content'] === true
  const fields = {
    reasoning_content: isWanted ? (message.reasoning ?? '') : undefined,
    reasoning_details: own?.['reasoning_details'],
    extra_content: own?.['extra_content'],
  }
  const taken = Object.entries(fields).filter(([name, value]) => value !== undefined && !quirks.without.includes(name))
  return Object.fromEntries(taken)
}

function writeCall(call: ModelToolCall, quirks: Quirks, extraContent: unknown): object {
  return {
    id: writeId(call.id, quirks),
    type: 'function',
    function: { name: call.name, arguments: soundArguments(call.arguments) },
    ...(extraContent ? { extra_content: extraContent } : {}),
  }
}

/** Servers that parse the arguments they are sent back refuse unsound ones, and the run could never go on. */
function soundArguments(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return text
  } catch {
    // Sent as text below.
  }
  return JSON.stringify({ unreadableArguments: text })
}

function writeContent(content: UserContent): string | object[] {
  if (typeof content === 'string') return content
  return content.map((part) => {
    return part.type === 'image'
      ? { type: 'image_url', image_url: { url: part.url } }
      : { type: 'text', text: part.text }
  })
}

/** Joins neighbours of the same role, for servers that insist on turns. */
function joinTurns(messages: readonly ModelMessage[]): ModelMessage[] {
  const joined: ModelMessage[] = []
  for (const message of messages) {
    const last = joined.at(-1)
    if (last?.role === 'user' && message.role === 'user') {
      joined[joined.length - 1] = { role: 'user', content: joinContent(last.content, message.content) }
    } else if (last?.role === 'assistant' && message.role === 'assistant') {
      const toolCalls = [...(last.toolCalls ?? []), ...(message.toolCalls ?? [])]
      const content = [last.content, message.content].filter(Boolean).join('\n\n')
      const reasoning = [last.reasoning, message.reasoning].filter(Boolean).join('\n\n')
      // Two messages' data cannot be joined; that of the calls is their own.
      joined[joined.length - 1] = {
        role: 'assistant',
        content,
        ...(toolCalls.length > 0 ? { toolCalls } : {}),
        ...(reasoning === '' ? {} : { reasoning }),
      }
    } else {
      joined.push(message)
    }
  }
  return joined
}

function joinContent(one: UserContent, other: UserContent): UserContent {
  if (typeof one === 'string' && typeof other === 'string') return `${one}\n\n${other}`
  const parts = (content: UserContent): readonly ContentPart[] =>
    typeof content === 'string' ? [{ type: 'text', text: content }] : content
  return [...parts(one), ...parts(other)]
}

/**
 * Mistral takes ids of nine letters and digits only; another provider's are turned into such, each always into the
 * same one (https://github.com/langchain-ai/langchain/pull/24668).
 */
function writeId(id: string, quirks: Quirks): string {
  if (!quirks.wantsShortIds || /^[a-zA-Z0-9]{9}$/.test(id)) return id
  // FNV-1a, twice with different starts: 31 bits alone would collide in long runs.
  const hash = (start: number): string => {
    let value = start
    for (let index = 0; index < id.length; index++) value = Math.imul(value ^ id.charCodeAt(index), 0x01000193)
    return (value >>> 0).toString(36).padStart(7, '0')
  }
  return `${hash(0x811c9dc5).slice(-5)}${hash(0x2f0b4a27).slice(-4)}`
}
