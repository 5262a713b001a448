import { abortable } from './async/abortable.ts'
import { AgentError } from './errors.ts'
import type { RunEvent } from './events.ts'
import { hooked } from './hooks.ts'
import { addUserText } from './memory/build-messages.ts'
import type { Memory } from './memory/memory.ts'
import type { Model, ModelDelta, ModelMessage, ModelOptions, ModelReply, TokenUsage } from './model/model.ts'
import type { RunContext } from './run/run-context.ts'
import type { ModelShare } from './steps.ts'

/** What it takes to ask the model of a run. */
export interface ModelAsker {
  readonly model: Model
  readonly context: RunContext
  /** Aborted when the run is; a run whose time is over still asks for its best answer. */
  readonly signal: AbortSignal
  /** Writes what the run remembers as the conversation that the model is sent. */
  readonly writeMessages: (memory: Memory) => readonly ModelMessage[] | Promise<readonly ModelMessage[]>
}

/** What is asked for, and in which step. */
export interface Question extends Omit<ModelOptions, 'signal'> {
  readonly step: number
  readonly purpose: 'action' | 'plan' | 'last-answer'
  /** What the model is told at the end of the conversation, for this call only. */
  readonly lastRequest?: string
  /** Whether a reply that is still streamed already has all that counts: then the rest is not waited for. */
  readonly isWhole?: (text: string) => boolean
}

/**
 * The tools of a conversation that has native calls, not to be called now: some servers insist on being told of them.
 */
export type QuietTools = Pick<ModelOptions, 'tools' | 'toolChoice'>

/** A reply, and the milliseconds that it took. */
export interface Asked {
  readonly reply: ModelReply
  readonly modelMs: number
}

/** Asks the model once; throws an AgentError `model` when it gives no reply, and the signal's reason when aborted. */
export async function* askModel(
  run: ModelAsker,
  memory: Memory,
  question: Question,
): AsyncGenerator<RunEvent, Asked, undefined> {
  const { step, purpose, lastRequest, isWhole, ...request } = question
  // Only the last answer is asked for when the run's time is over.
  const signal = purpose === 'last-answer' ? run.signal : run.context.signal
  signal.throwIfAborted()
  const messages = await messagesFor(run, memory, question, signal)
  const startedAt = performance.now()
  yield { type: 'model-start', step, purpose }
  const options: ModelOptions = { ...request, signal }
  const reply = yield* replyOf(run, messages, options, question)
  const modelMs = Math.round(performance.now() - startedAt)
  yield { type: 'model-output', step, text: reply.text, finishReason: reply.finishReason, ...usageOf(reply) }
  return { reply, modelMs }
}

/** What a step keeps of a reply beside its text: tokens, thoughts, and what the server wants back. */
export function keptOf(reply: ModelReply): Pick<ModelShare, 'usage' | 'reasoning' | 'providerData'> {
  const { reasoning, providerData } = reply
  return { ...usageOf(reply), ...(reasoning ? { reasoning } : {}), ...(providerData ? { providerData } : {}) }
}

function usageOf({ usage }: ModelReply): { readonly usage?: TokenUsage } {
  return usage ? { usage } : {}
}

async function messagesFor(
  run: ModelAsker,
  memory: Memory,
  { step, lastRequest }: Question,
  signal: AbortSignal,
): Promise<readonly ModelMessage[]> {
  const written = await hooked(signal, 'buildMessages', () => run.writeMessages(memory))
  const messages = lastRequest === undefined ? written : addUserText(written, lastRequest)
  const { hooks } = run.context
  if (hooks.beforeModelCall === undefined) return messages
  const context = { runId: run.context.runId, step, steps: memory.steps, signal }
  const changed = await hooked(signal, 'beforeModelCall', async () =>
    readMessages(await hooks.beforeModelCall?.(messages, context)),
  )
  return changed ?? messages
}

function readMessages(changed: unknown): readonly ModelMessage[] | undefined {
  if (changed === undefined || changed === null) return undefined
  // What each message must hold is the model's to say.
  if (Array.isArray(changed)) return changed
  throw new TypeError(`it gave ${String(changed)}: it must give messages, or nothing to leave them`)
}

async function* replyOf(
  { model, context }: ModelAsker,
  messages: readonly ModelMessage[],
  options: ModelOptions & { readonly signal?: AbortSignal },
  question: Question,
): AsyncGenerator<RunEvent, ModelReply, undefined> {
  const { signal } = options
  const within = <Result>(work: () => Result): Result => context.watch.within({ step: question.step }, work)
  try {
    if (context.streamText && model.generateStream) {
      const deltas = within(() => model.generateStream?.(messages, options) as AsyncIterable<ModelDelta>)
      return checkReply(yield* streamReply(deltas[Symbol.asyncIterator](), within, messages, question, signal))
    }
    // The call is made inside the promise, so that a model that throws at once is no special case.
    const reply = Promise.resolve().then(() => within(() => model.generate(messages, options)))
    return checkReply(await abortable(reply, signal))
  } catch (error) {
    signal?.throwIfAborted()
    const message = error instanceof Error ? error.message : String(error)
    throw new AgentError('model', `Cannot get a reply from the model: ${message}`, { cause: error })
  }
}

async function* streamReply(
  deltas: AsyncIterator<ModelDelta>,
  within: <Result>(work: () => Result) => Result,
  messages: readonly ModelMessage[],
  { step, isWhole }: Question,
  signal: AbortSignal | undefined,
): AsyncGenerator<RunEvent, ModelReply | undefined, undefined> {
  let reply: ModelReply | undefined
  let text = ''
  let reasoning = ''
  try {
    while (true) {
      const { done, value } = await abortable(
        within(() => deltas.next()),
        signal,
      )
      if (done) return reply
      if (value.type === 'reply') reply = value.reply
      else if (value.type === 'reasoning') {
        reasoning += value.text
        yield { type: 'reasoning-delta', step, text: value.text }
      } else {
        text += value.text
        yield { type: 'text-delta', step, text: value.text }
        // A server that ignores stop texts goes on past them: what follows would be paid for and thrown away.
        if (isWhole?.(text)) return leftReply(messages, text, reasoning)
      }
    }
  } finally {
    // Not awaited: a stream that ignores its signal must not hold up an abort.
    void Promise.resolve(deltas.return?.()).catch(() => {})
  }
}

/** What had come of a stream that was left; what the server wants back is told at its end, and goes without. */
function leftReply(messages: readonly ModelMessage[], text: string, reasoning: string): ModelReply {
  const thoughts = reasoning === '' ? {} : { reasoning }
  return { text, ...thoughts, finishReason: 'stop', usage: estimateUsage(messages, text, reasoning) }
}

const CHARS_PER_TOKEN = 4

/** Reckons what a stream that was left has used: the server counts at its end only. */
function estimateUsage(messages: readonly ModelMessage[], text: string, reasoning: string): TokenUsage {
  const chars = messages.reduce((sum, { content }) => sum + JSON.stringify(content).length, 0)
  return {
    inputTokens: Math.ceil(chars / CHARS_PER_TOKEN),
    outputTokens: Math.ceil((text.length + reasoning.length) / CHARS_PER_TOKEN),
    cachedTokens: 0,
    reasoningTokens: Math.ceil(reasoning.length / CHARS_PER_TOKEN),
    isEstimated: true,
  }
}

function checkReply(reply: ModelReply | undefined): ModelReply {
  if (typeof reply?.text !== 'string') throw new TypeError('a reply must be an object with a text')
  const { toolCalls = [] } = reply
  if (Array.isArray(toolCalls) && toolCalls.every(isToolCall)) return reply
  throw new TypeError('toolCalls of a reply must be an array of calls, each with id, name and arguments as texts')
}

function isToolCall(call: unknown): boolean {
  if (typeof call !== 'object' || call === null) return false
  const { id, name, arguments: json } = call as Readonly<Record<string, unknown>>
  return [id, name, json].every((part) => typeof part === 'string')
}
