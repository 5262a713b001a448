import { isRecord } from '../tool/is-record.ts'
import type { AiSdkKeptPart } from './ai-sdk-answer.ts'
import type { ModelMessage, ModelToolCall } from './model.ts'
import { ownData } from './own-data.ts'

type AssistantMessage = Extract<ModelMessage, { role: 'assistant' }>

/**
 * Writes a message of the assistant as content of the AI SDK's language model interface.
 *
 * One that `maker` made goes back as it came, thoughts, signatures and ids included; thoughts without any mark only
 * next to tool calls, where alone they count. Where the text was changed since (cut, or by a hook), the new text goes
 * without the provider's mark of the old, which could stand in for it, and without calls it goes alone.
 */
export function writeAiSdkAnswer(message: AssistantMessage, maker: string): object[] {
  const { content, toolCalls = [] } = message
  const calls = new Map(toolCalls.map((call) => [call.id, writeToolCall(call, maker)]))
  const kept = keptParts(message, maker)
  const isSame = join(kept, 'text').trim() === content.trim()
  const isThought = join(kept, 'reasoning') === (message.reasoning ?? '') && (isSame || toolCalls.length > 0)
  const written: object[] = []
  let text = isSame && kept.length > 0 ? [] : writeText(content)
  for (const part of kept) {
    if (part.type === 'reasoning') {
      if (isThought && (part.providerOptions || toolCalls.length > 0)) written.push(part)
      continue
    }
    written.push(...text)
    text = []
    if (part.type === 'tool-call') written.push(...take(calls, part.toolCallId))
    else if (isSame && (part.text !== '' || part.providerOptions)) written.push(part)
  }
  return [...written, ...text, ...calls.values()]
}

function keptParts(message: AssistantMessage, maker: string): readonly AiSdkKeptPart[] {
  const parts = ownData(message, maker)?.['parts']
  // Copied, since middleware may change what it is given; checked this far, since a memory may have been edited.
  return Array.isArray(parts) ? (structuredClone(parts.filter(isRecord)) as unknown as AiSdkKeptPart[]) : []
}

function join(parts: readonly AiSdkKeptPart[], type: 'text' | 'reasoning'): string {
  return parts.map((part) => (part.type === type ? part.text : '')).join('')
}

function take(calls: Map<string, object>, id: string): object[] {
  const call = calls.get(id)
  calls.delete(id)
  return call ? [call] : []
}

function writeText(text: string): object[] {
  return text === '' ? [] : [{ type: 'text', text }]
}

function writeToolCall(call: ModelToolCall, maker: string): object {
  const providerOptions = ownData(call, maker)?.['providerOptions']
  return {
    type: 'tool-call',
    toolCallId: call.id,
    toolName: call.name,
    input: readArguments(call.arguments),
    ...(providerOptions ? { providerOptions: structuredClone(providerOptions) } : {}),
  }
}

/**
 * Providers insist on an object. Text that is none goes under a key that says so, which is what Anthropic advises:
 * https://platform.claude.com/docs/en/agents-and-tools/tool-use/fine-grained-tool-streaming
 */
function readArguments(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {}
  return { INVALID_JSON: text }
}
