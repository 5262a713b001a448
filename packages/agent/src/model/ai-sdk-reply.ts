import type { AiSdkFinishReason, AiSdkPart, AiSdkResult, AiSdkUsage } from './ai-sdk-language-model.ts'
import type { ModelDelta, ModelReply, ModelToolCall, TokenUsage } from './model.ts'

const FINISH_REASONS: readonly string[] = ['stop', 'length', 'content-filter', 'tool-calls']

/**
 * Reads a whole answer of an AI SDK model.
 *
 * Calls of tools that the provider runs itself are left out: their results are in the text.
 *
 * @example
 * readAiSdkResult({ content: [{ type: 'text', text: 'Hi' }], finishReason: 'stop' }, false).text // 'Hi'
 */
export function readAiSdkResult(result: AiSdkResult, isStructured: boolean): ModelReply {
  const join = (type: string): string => result.content.map((part) => (part.type === type ? part.text : '')).join('')
  const text = (isStructured ? result.structuredOutputText : undefined) ?? join('text')
  const toolCalls = result.content.flatMap((part) => readToolCall(part) ?? [])
  return buildReply(text, join('reasoning'), toolCalls, result.finishReason, result.usage)
}

/**
 * Turns the parts of a streamed answer into deltas; throws what an `error` part holds, and when the end is missing.
 *
 * The pieces in which a tool call's arguments arrive are passed over: every call also comes whole.
 */
export async function* readAiSdkStream(parts: AsyncIterable<AiSdkPart>): AsyncGenerator<ModelDelta, void, undefined> {
  let text = ''
  let reasoning = ''
  let end: AiSdkPart | undefined
  const toolCalls: ModelToolCall[] = []
  for await (const part of parts) {
    const { delta } = part
    if (part.type === 'text-delta' && delta) {
      text += delta
      yield { type: 'text', text: delta }
    } else if (part.type === 'reasoning-delta' && delta) {
      reasoning += delta
      yield { type: 'reasoning', text: delta }
    } else if (part.type === 'tool-call') {
      toolCalls.push(...[readToolCall(part) ?? []].flat())
    } else if (part.type === 'error') {
      throw readError(part.error)
    } else if (part.type === 'finish') {
      end = part
    }
  }
  if (end === undefined) throw new Error('The model ended its answer before it was whole')
  yield { type: 'reply', reply: buildReply(text, reasoning, toolCalls, end.finishReason ?? 'other', end.usage) }
}

function buildReply(
  text: string,
  reasoning: string,
  toolCalls: readonly ModelToolCall[],
  finish: AiSdkFinishReason,
  counted: AiSdkUsage | undefined,
): ModelReply {
  const usage = readUsage(counted)
  return {
    text,
    ...(toolCalls.length > 0 ? { toolCalls } : {}),
    ...(reasoning === '' ? {} : { reasoning }),
    finishReason: readFinishReason(finish, toolCalls.length > 0),
    ...(usage ? { usage } : {}),
  }
}

function readToolCall({ type, toolCallId, toolName, input, providerExecuted }: AiSdkPart): ModelToolCall | undefined {
  if (type !== 'tool-call' || providerExecuted === true) return undefined
  return {
    id: String(toolCallId),
    name: String(toolName),
    arguments: typeof input === 'string' ? input : JSON.stringify(input ?? {}),
  }
}

/** Some servers say `stop` where they wait for the results of calls. */
function readFinishReason(finish: AiSdkFinishReason, hasCalls: boolean): ModelReply['finishReason'] {
  const reason = typeof finish === 'string' ? finish : finish.unified
  if (hasCalls && reason !== 'length' && reason !== 'content-filter') return 'tool-calls'
  return FINISH_REASONS.includes(reason) ? (reason as ModelReply['finishReason']) : 'other'
}

function readUsage(usage: AiSdkUsage | undefined): TokenUsage | undefined {
  const { inputTokens, outputTokens } = usage ?? {}
  const input =
    typeof inputTokens === 'object' ? inputTokens : { total: inputTokens, cacheRead: usage?.cachedInputTokens }
  const output =
    typeof outputTokens === 'object' ? outputTokens : { total: outputTokens, reasoning: usage?.reasoningTokens }
  if (input.total === undefined && output.total === undefined) return undefined
  const cachedTokens = input.cacheRead ?? 0
  const reasoningTokens = output.reasoning ?? 0
  return {
    inputTokens: wholeOf(input.total ?? 0, cachedTokens),
    outputTokens: wholeOf(output.total ?? 0, reasoningTokens),
    cachedTokens,
    reasoningTokens,
  }
}

/** Some providers of V2 count a part beside the total, not within: surely so where it is the larger one. */
function wholeOf(total: number, part: number): number {
  return part > total ? total + part : total
}

function readError(error: unknown): Error {
  if (error instanceof Error) return error
  const { message } = (error ?? {}) as { message?: unknown }
  const text = typeof message === 'string' ? message : typeof error === 'string' ? error : JSON.stringify(error)
  return new Error(`The model broke off its answer: ${text}`, { cause: error })
}
