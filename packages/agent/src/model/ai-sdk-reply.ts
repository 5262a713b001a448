import { AiSdkAnswer } from './ai-sdk-answer.ts'
import type { AiSdkFinishReason, AiSdkPart, AiSdkResult, AiSdkUsage } from './ai-sdk-language-model.ts'
import type { ModelDelta, ModelReply, TokenUsage } from './model.ts'

const FINISH_REASONS: readonly string[] = ['stop', 'length', 'content-filter', 'tool-calls']

/**
 * Reads a whole answer of the AI SDK model that `maker` names.
 *
 * Calls of tools that the provider runs itself are left out: their results are in the text.
 *
 * @example
 * const result = { content: [{ type: 'text', text: 'Hi' }], finishReason: 'stop' }
 * readAiSdkResult(result, false, 'ai-sdk:openai/small').text // 'Hi'
 */
export function readAiSdkResult(result: AiSdkResult, isStructured: boolean, maker: string): ModelReply {
  const answer = new AiSdkAnswer(maker)
  for (const part of result.content) answer.addWhole(part)
  const structured = isStructured ? result.structuredOutputText : undefined
  return buildReply(answer, result.finishReason ?? 'other', result.usage, structured)
}

/**
 * Turns the parts of a streamed answer into deltas; throws what an `error` part holds, and when the end is missing.
 *
 * The pieces in which a tool call's arguments arrive are passed over: every call also comes whole.
 */
export async function* readAiSdkStream(
  parts: AsyncIterable<AiSdkPart>,
  maker: string,
): AsyncGenerator<ModelDelta, void, undefined> {
  const answer = new AiSdkAnswer(maker)
  let end: AiSdkPart | undefined
  for await (const part of parts) {
    if (part.type === 'error') throw readError(part.error)
    if (part.type === 'finish') end = part
    const delta = answer.addPiece(part)
    if (delta) yield delta
  }
  if (end === undefined) throw new Error('The model ended its answer before it was whole')
  yield { type: 'reply', reply: buildReply(answer, end.finishReason ?? 'other', end.usage) }
}

function buildReply(
  answer: AiSdkAnswer,
  finish: AiSdkFinishReason,
  counted: AiSdkUsage | undefined,
  structured?: string,
): ModelReply {
  const { reasoning, toolCalls, providerData } = answer
  const usage = readUsage(counted)
  return {
    text: structured ?? answer.text,
    ...(toolCalls.length > 0 ? { toolCalls } : {}),
    ...(reasoning === '' ? {} : { reasoning }),
    ...(providerData ? { providerData } : {}),
    finishReason: readFinishReason(finish, toolCalls.length > 0),
    ...(usage ? { usage } : {}),
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
  const input = isObject(inputTokens) ? inputTokens : { total: inputTokens, cacheRead: usage?.cachedInputTokens }
  const output = isObject(outputTokens) ? outputTokens : { total: outputTokens, reasoning: usage?.reasoningTokens }
  // Providers of the community also say null, or NaN.
  if (!isCount(input.total) && !isCount(output.total)) return undefined
  const cachedTokens = countOf(input.cacheRead)
  const reasoningTokens = countOf(output.reasoning)
  return {
    inputTokens: wholeOf(countOf(input.total), cachedTokens),
    outputTokens: wholeOf(countOf(output.total), reasoningTokens),
    cachedTokens,
    reasoningTokens,
  }
}

function isObject<Told extends object>(told: Told | number | undefined): told is Told {
  return typeof told === 'object' && told !== null
}

function isCount(tokens: unknown): tokens is number {
  return typeof tokens === 'number' && Number.isFinite(tokens)
}

function countOf(tokens: unknown): number {
  return isCount(tokens) ? tokens : 0
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
