// START HERE: the only loop. Everything else prepares a run for it, or drains its events.
import { askModel, keptOf, type ModelAsker, type QuietTools } from './ask-model.ts'
import type { AnswerCheck } from './check-answer.ts'
import { AgentError } from './errors.ts'
import type { AgentEvent, RunEvent } from './events.ts'
import { type HookContext, hooked, type StepDecision } from './hooks.ts'
import { toJson } from './json.ts'
import { askForBestAnswer, type BestAnswer } from './last-answer.ts'
import type { Memory } from './memory/memory.ts'
import type { ModelOptions, ModelReply } from './model/model.ts'
import { makePlan, type Planning } from './planning.ts'
import { withoutThinking } from './read-output/without-thinking.ts'
import { type Budget, limitReached } from './run/budget.ts'
import type { RunContext } from './run/run-context.ts'
import { type FinishedRun, type FinishReason, finishRun, type RunResult } from './run/run-result.ts'
import { runIdsOf, type SavedRun, type SavedStep } from './run/saved-run.ts'
import type { ActionStep, StepCall } from './steps.ts'

/** What a kind of agent makes of a model's reply: one for each run. */
export interface Actor {
  /** What the model is told and given beside the messages. */
  readonly request: Pick<ModelOptions, 'stop' | 'tools' | 'toolChoice' | 'responseFormat'>
  /** Whether a reply that is still streamed already has all that will be acted on. */
  isWhole(text: string): boolean
  /**
   * Acts on a reply; what goes wrong in the act is part of the action, and only what ends the run is thrown. A step
   * that was saved while its calls waited goes on from there.
   */
  act(reply: ModelReply, step: StepStart): AsyncGenerator<RunEvent | AgentEvent, Action, undefined>
  /** The sub-agents' calls of a step whose act was broken off. */
  brokenOff(): Promise<readonly StepCall[]>
  /** The code's session as `base64`, between two steps; undefined where there is none. */
  saveSession(): Promise<string | undefined>
}

/** What an actor is told of the step it acts in. */
export interface StepStart {
  readonly number: number
  /** The same step, as it was saved. */
  readonly saved: SavedStep | undefined
  /** Hands over the run when somebody waits to save it: with the calls that wait, at rest. */
  rest(
    atRest: Pick<SavedStep, 'waiting' | 'ended' | 'runs'>,
    saveSession: () => Promise<string | undefined>,
  ): Promise<void>
}

/** What came of one reply; `answer` when it gives the final one. */
export type Action = Pick<
  ActionStep,
  'modelOutput' | 'code' | 'logs' | 'calls' | 'toolCalls' | 'observation' | 'error' | 'guestCpuMs'
> & { readonly answer?: { readonly value: unknown } }

/** All that one run needs. */
export interface Run extends ModelAsker, FinishedRun {
  readonly context: RunContext
  readonly task: string
  readonly actor: Actor
  readonly maxSteps: number
  /** Whether it answers a call of another run. */
  readonly isInner: boolean
  readonly budget: Budget
  readonly planning: Planning | undefined
  readonly checkAnswer: AnswerCheck
  /** Made when it is asked for: most runs end without. */
  readonly bestAnswer: () => BestAnswer
  readonly quiet: QuietTools
  /** Where it begins: the conversation with the new task as its last step, or that of a saved run. */
  readonly memory: Memory
  /** Number of the first step. */
  readonly firstStep: number
  /** The step that the run was saved in. */
  readonly savedStep: SavedStep | undefined
  /** Completes what is saved of the run. */
  readonly describe: (part: Pick<SavedRun, 'steps' | 'session' | 'step'>) => SavedRun
  /** Told what the run remembers, whenever it changes. */
  readonly onMemory: (memory: Memory) => void
}

/**
 * Takes steps until one gives an answer that holds, or a limit is reached; then the model is asked once for its best.
 *
 * What goes wrong in a step goes back to the model. Throws an AgentError (`model`, `executor`, `hook`) when the run
 * cannot go on, and the signal's reason when aborted; the last event before it has what the run came to.
 */
export async function* runLoop(run: Run): AsyncGenerator<RunEvent | AgentEvent, void, undefined> {
  let memory = run.memory
  const remember = (next: Memory): void => {
    memory = next
    run.onMemory(next)
  }
  const end = (finishReason: FinishReason, output: unknown, error?: unknown): RunResult =>
    finishRun(run, memory, { finishReason, output: toJson(output), error })
  try {
    yield { type: 'run-start', task: run.task, maxSteps: run.maxSteps }
    run.signal.throwIfAborted()
    const { answer, finishReason } = yield* takeSteps(run, () => memory, remember)
    yield { type: 'final-answer', answer }
    yield { type: 'run-end', result: end(finishReason, answer) }
  } catch (error) {
    const result = end(reasonOf(run, error), null, error)
    // What aborts the run of a sub-agent is its caller's error, and has the caller's result.
    const isOthers = run.isInner && error === run.signal.reason
    if (error instanceof AgentError && !isOthers) error.result ??= result
    yield { type: 'run-end', result }
    throw error
  }
}

interface Ending {
  readonly answer: unknown
  readonly finishReason: FinishReason
}

async function* takeSteps(
  run: Run,
  memoryNow: () => Memory,
  remember: (memory: Memory) => void,
): AsyncGenerator<RunEvent | AgentEvent, Ending, undefined> {
  for (let number = run.firstStep; ; number++) {
    const isSaved = run.savedStep?.number === number
    // A step that was saved has begun: its reply is paid for, and people may have been asked.
    const limit = isSaved ? undefined : limitReached(run.budget, memoryNow().steps.slice(run.earlierSteps), number)
    if (limit) return { answer: yield* lastAnswer(run, memoryNow(), number, remember), finishReason: limit }
    if (!isSaved) await restBetweenSteps(run, memoryNow())
    try {
      const plan = yield* makePlan(run, memoryNow(), number)
      if (plan) remember(memoryNow().with(plan))
      const { step, answer } = yield* takeStep(run, memoryNow(), number, remember)
      remember(memoryNow().with(step))
      yield { type: 'step-end', step }
      if (answer) return { answer: answer.value, finishReason: 'final-answer' }
    } catch (error) {
      // Its time ran out within a step: the model is asked for its best answer.
      run.signal.throwIfAborted()
      if (!run.budget.isOverTime()) throw error
    }
  }
}

interface TakenStep {
  readonly step: ActionStep
  readonly answer?: { readonly value: unknown }
}

async function* takeStep(
  run: Run,
  memory: Memory,
  number: number,
  remember: (memory: Memory) => void,
): AsyncGenerator<RunEvent | AgentEvent, TakenStep, undefined> {
  const { actor, context } = run
  const saved = run.savedStep?.number === number ? run.savedStep : undefined
  const startedAt = saved?.startedAt ?? Date.now()
  yield { type: 'step-start', step: number }
  const isWhole = (text: string): boolean => actor.isWhole(text)
  const asked = saved ?? (yield* askModel(run, memory, { step: number, purpose: 'action', isWhole, ...actor.request }))
  const { reply, modelMs } = asked
  const rest: StepStart['rest'] = (atRest, saveSession) =>
    context.rest.deliver(
      async () => {
        const step = { number, reply, startedAt, modelMs, ...atRest }
        return run.describe({ steps: memory.steps, step, ...named('session', await saveSession()) })
      },
      () => context.requests.hasAnswers(runIdsOf(context.runId, atRest.waiting)),
    )
  const complete = ({ answer, ...action }: Action): ActionStep => ({
    ...{ type: 'action', number, ...action, isFinal: answer !== undefined, ...keptOf(reply) },
    ...{ modelMs, startedAt, durationMs: Date.now() - startedAt },
  })
  let action: Action | undefined
  // What was asked for is paid for, also where the run is left in the midst of it.
  let isOpen = true
  try {
    const acted = yield* actor.act(reply, { number, saved, rest })
    context.signal.throwIfAborted()
    action = withoutAnswer(acted)
    const checkedAction = await checked(run, memory, acted)
    const taken = await decide(run, memory, complete(checkedAction), checkedAction.answer)
    isOpen = false
    return taken
  } catch (error) {
    // One that was saved goes on elsewhere, and counts there.
    isOpen = reasonOf(run, error) !== 'suspended'
    throw error
  } finally {
    if (isOpen) remember(memory.with(complete(action ?? brokenOff(reply, await actor.brokenOff()))))
  }
}

/** The action of a step whose answer nobody has taken. */
function withoutAnswer({ answer: _, ...action }: Action): Action {
  return action
}

/** What is remembered of a step that did not come to its end. */
function brokenOff({ text, toolCalls }: ModelReply, calls: readonly StepCall[]): Action {
  const message = 'This step was broken off before its end: what its calls came to is not known.'
  const told = toolCalls?.length
    ? { observation: '', toolCalls: toolCalls.map((call) => ({ ...call, result: message })) }
    : { observation: `Error:\n${message}` }
  const error = { code: 'broken-off', name: 'Error', message }
  return { modelOutput: withoutThinking(text), logs: [], calls, guestCpuMs: 0, ...told, error }
}

/** The action, with an answer that was refused turned into an error for the model. */
async function checked(run: Run, memory: Memory, action: Action): Promise<Action> {
  if (action.answer === undefined) return action
  const verdict = await run.checkAnswer(action.answer.value, { steps: memory.steps, signal: run.context.signal })
  if ('value' in verdict) return { ...action, answer: { value: verdict.value } }
  const { answer: _, toolCalls, ...rest } = action
  const observation = `Error:\nThe final answer was refused: ${verdict.refused}\nMend it, and give the final answer again.`
  const error = { code: 'answer-refused', name: 'Error', message: verdict.refused }
  if (toolCalls === undefined) return { ...rest, observation, error }
  return { ...rest, toolCalls: toolCalls.map((call) => ({ ...call, result: observation })), error }
}

/** Lets the hook see the step: it may put another in its place, or end the run. */
async function decide(run: Run, memory: Memory, step: ActionStep, answer: Action['answer']): Promise<TakenStep> {
  const { runId, signal, hooks } = run.context
  const taken = answer ? { step, answer } : { step }
  if (hooks.onStep === undefined) return taken
  const context: HookContext = { runId, step: step.number, steps: memory.steps, signal }
  const decision = await hooked(signal, 'onStep', async () => readDecision(await hooks.onStep?.(step, context)))
  if (decision === undefined) return taken
  if ('step' in decision) return { ...taken, step: decision.step }
  return { step: { ...step, isFinal: true }, answer: { value: decision.answer } }
}

function readDecision(decision: unknown): StepDecision {
  if (decision === undefined || decision === null) return undefined
  if (typeof decision === 'object' && 'answer' in decision) return { answer: decision.answer }
  const step = typeof decision === 'object' && 'step' in decision ? (decision.step as ActionStep | null) : undefined
  // A hook that gives a step was given one: its other fields are its own business.
  if (step?.type === 'action') return { step }
  throw new TypeError('it gave neither { step }, an action step, nor { answer }')
}

async function* lastAnswer(
  run: Run,
  memory: Memory,
  number: number,
  remember: (memory: Memory) => void,
): AsyncGenerator<RunEvent, unknown, undefined> {
  const { step, answer } = yield* askForBestAnswer(run, memory, number)
  remember(memory.with(step))
  if ('value' in answer) return answer.value
  throw new AgentError('answer', `Cannot answer: the model's best answer does not fit answerSchema: ${answer.problem}`)
}

async function restBetweenSteps(run: Run, memory: Memory): Promise<void> {
  const { rest } = run.context
  if (!rest.isWanted) return
  await rest.deliver(
    async () => run.describe({ steps: memory.steps, ...named('session', await run.actor.saveSession()) }),
    () => false,
  )
  run.signal.throwIfAborted()
}

function reasonOf(run: Run, error: unknown): FinishReason {
  // What a hook throws ends the run as an abort does.
  if (error instanceof AgentError && error.code === 'hook') return 'failed'
  if (!run.signal.aborted || run.signal.reason !== error) return 'failed'
  return error instanceof AgentError && error.code === 'suspended' ? 'suspended' : 'aborted'
}

function named<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [key in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value }
}
