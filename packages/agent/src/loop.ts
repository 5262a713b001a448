// START HERE: the only loop. Everything else prepares a run for it, or drains its events.
import { abortable } from './abortable.ts'
import { AgentError } from './errors.ts'
import type { AgentEvent } from './events.ts'
import { toJson } from './json.ts'
import { buildMessages, type Memory, remember } from './memory.ts'
import type { Model, ModelMessage, ModelReply } from './model/model.ts'
import { LAST_REQUEST } from './prompts/system-prompt.ts'
import { withoutThinking } from './read-output/without-thinking.ts'
import { type RunResult, sumUsage } from './run-result.ts'
import type { ActionStep, LastAnswerStep } from './steps.ts'

/** What a kind of agent makes of a model's reply: one for each run. */
export interface Actor {
  readonly systemPrompt: string
  /** Texts at which the model should stop. */
  readonly stop: readonly string[]
  /** Acts on a reply; what goes wrong in the act is part of the action, and only what ends the run is thrown. */
  act(reply: ModelReply, step: number): AsyncGenerator<AgentEvent, Action, undefined>
  /** Frees what the run held; never rejects. */
  dispose(): Promise<void>
}

/** What came of one reply; `answer` when it ended the run. */
export type Action = Pick<ActionStep, 'modelOutput' | 'code' | 'logs' | 'calls' | 'observation' | 'error'> & {
  readonly answer?: { readonly value: unknown }
}

/** All that one run needs. */
export interface Run {
  readonly task: string
  readonly model: Model
  readonly actor: Actor
  readonly maxSteps: number
  readonly signal: AbortSignal
  /** Whether the pieces of a reply are events, where the model streams. */
  readonly streamText: boolean
}

/**
 * Takes steps until one gives the final answer or none is left; then the model is asked once for its best answer.
 *
 * What goes wrong in a step goes back to the model. Throws an AgentError (`model`, `executor`) when the run cannot go
 * on, and the signal's reason when aborted.
 */
export async function* runLoop(run: Run): AsyncGenerator<AgentEvent, void, undefined> {
  const startedAt = Date.now()
  try {
    yield { type: 'run-start', task: run.task, maxSteps: run.maxSteps }
    let memory: Memory = { systemPrompt: run.actor.systemPrompt, steps: [{ type: 'task', task: run.task }] }
    for (let number = 1; number <= run.maxSteps; number++) {
      const { step, answer } = yield* takeStep(run, memory, number)
      memory = remember(memory, step)
      yield { type: 'step-end', step }
      if (answer) return yield* endRun(memory, answer.value, 'final-answer', startedAt)
    }
    const last = yield* askForBestAnswer(run, memory)
    yield* endRun(remember(memory, last), last.modelOutput, 'max-steps', startedAt)
  } finally {
    await run.actor.dispose()
  }
}

interface TakenStep {
  readonly step: ActionStep
  readonly answer?: { readonly value: unknown }
}

async function* takeStep(run: Run, memory: Memory, number: number): AsyncGenerator<AgentEvent, TakenStep, undefined> {
  const startedAt = Date.now()
  yield { type: 'step-start', step: number }
  const reply = yield* askModel(run, buildMessages(memory), number)
  yield { type: 'model-output', step: number, text: reply.text, ...usageOf(reply) }
  const { answer, ...action } = yield* run.actor.act(reply, number)
  run.signal.throwIfAborted()
  const isFinal = answer !== undefined
  const times = { startedAt, durationMs: Date.now() - startedAt }
  const step: ActionStep = { type: 'action', number, ...action, isFinal, ...usageOf(reply), ...times }
  return answer ? { step, answer } : { step }
}

async function* askForBestAnswer(run: Run, memory: Memory): AsyncGenerator<AgentEvent, LastAnswerStep, undefined> {
  const startedAt = Date.now()
  const number = run.maxSteps + 1
  const reply = yield* askModel(run, askLast(buildMessages(memory)), number)
  const modelOutput = withoutThinking(reply.text)
  yield { type: 'model-output', step: number, text: reply.text, ...usageOf(reply) }
  return { type: 'last-answer', modelOutput, ...usageOf(reply), startedAt, durationMs: Date.now() - startedAt }
}

async function* endRun(
  { steps }: Memory,
  answer: unknown,
  finishReason: RunResult['finishReason'],
  startedAt: number,
): AsyncGenerator<AgentEvent, void, undefined> {
  yield { type: 'final-answer', answer }
  const times = { startedAt, durationMs: Date.now() - startedAt }
  yield { type: 'run-end', result: { output: toJson(answer), finishReason, steps, usage: sumUsage(steps), ...times } }
}

async function* askModel(
  run: Run,
  messages: readonly ModelMessage[],
  step: number,
): AsyncGenerator<AgentEvent, ModelReply, undefined> {
  const { model, signal, actor } = run
  signal.throwIfAborted()
  try {
    const options = { signal, stop: actor.stop }
    // The call is made inside the promise, so that a model that throws at once is no special case.
    if (!run.streamText || !model.generateStream) {
      return checkReply(
        await abortable(
          Promise.resolve().then(() => model.generate(messages, options)),
          signal,
        ),
      )
    }
    return checkReply(yield* streamReply(model.generateStream(messages, options), signal, step))
  } catch (error) {
    signal.throwIfAborted()
    const message = error instanceof Error ? error.message : String(error)
    throw new AgentError('model', `Cannot get a reply from the model: ${message}`, { cause: error })
  }
}

async function* streamReply(
  stream: ReturnType<NonNullable<Model['generateStream']>>,
  signal: AbortSignal,
  step: number,
): AsyncGenerator<AgentEvent, ModelReply | undefined, undefined> {
  const deltas = stream[Symbol.asyncIterator]()
  let reply: ModelReply | undefined
  try {
    while (true) {
      const { done, value } = await abortable(deltas.next(), signal)
      if (done) return reply
      if (value.type === 'reply') reply = value.reply
      else yield { type: 'text-delta', step, text: value.text }
    }
  } finally {
    // Not awaited: a stream that ignores its signal must not hold up an abort.
    void Promise.resolve(deltas.return?.()).catch(() => {})
  }
}

function checkReply(reply: ModelReply | undefined): ModelReply {
  if (typeof reply?.text === 'string') return reply
  throw new TypeError('a reply must be an object with a text')
}

function usageOf({ usage }: ModelReply): Pick<ModelReply, 'usage'> {
  return usage ? { usage } : {}
}

/** Joins the last request to the last message where that is the user's too: some servers insist on turns. */
function askLast(messages: readonly ModelMessage[]): ModelMessage[] {
  const last = messages.at(-1)
  if (last?.role !== 'user') return [...messages, { role: 'user', content: LAST_REQUEST }]
  return [...messages.slice(0, -1), { role: 'user', content: `${last.content}\n\n${LAST_REQUEST}` }]
}
