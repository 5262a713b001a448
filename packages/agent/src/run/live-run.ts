import type { LiveSession } from '../act/live-session.ts'
import type { CheckedAgentOptions } from '../agent-options.ts'
import type { ParentCall } from '../agent-tool.ts'
import { createAnswerCheck, createBestAnswer } from '../check-answer.ts'
import { AgentError } from '../errors.ts'
import type { AgentEvent, EventOrigin, RunEvent } from '../events.ts'
import { hookError } from '../hooks.ts'
import { toJsonRecord } from '../json.ts'
import { type Actor, type Run, runLoop } from '../loop.ts'
import { buildMessages } from '../memory/build-messages.ts'
import { createCompactor } from '../memory/compact-memory.ts'
import type { Memory } from '../memory/memory.ts'
import type { Prompts } from '../prompts/prompts.ts'
import type { RunOptions } from '../run-options.ts'
import { NO_WATCH, type RunWatch, type Telemetry } from '../telemetry/telemetry.ts'
import type { AbortListeners } from './abort-listeners.ts'
import { Requests } from './requests.ts'
import { Rest } from './rest.ts'
import type { RunContext } from './run-context.ts'
import { createRunId } from './run-id.ts'
import { finishRun } from './run-result.ts'
import type { SavedRun } from './saved-run.ts'
import { startTimer } from './start-timer.ts'

/** What a run takes of its agent. */
export interface RunAgent {
  readonly kind: 'code' | 'tool-calling'
  readonly options: CheckedAgentOptions
  readonly prompts: Prompts
  readonly createActor: (context: RunContext, session: LiveSession | undefined) => Actor
  /** Listens to the signals that runs are given. */
  readonly aborts: AbortListeners
  readonly getTelemetry: () => Promise<Telemetry | undefined>
}

/** Where a run begins. */
export interface RunBegin {
  readonly task: string
  readonly options: RunOptions
  /** The conversation, the task its last step; or that of the saved run. */
  readonly memory: Memory
  readonly session: LiveSession | undefined
  /** What came with the tasks of the conversation, by name. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Steps of the conversation before this run. */
  readonly earlierSteps: number
  readonly saved: SavedRun | undefined
  /** The call that the run answers, for a sub-agent. */
  readonly parent: ParentCall | undefined
  /** Whether somebody has a handle to answer requests by. */
  readonly isHeld: boolean
  /** Frees what it held; called once its events have ended. */
  readonly onEnd: (run: LiveRun) => Promise<void>
}

const OVER = new AgentError('left', 'The run is over')

/** Events that are told at the very moment, not when the loop comes to hand them on. */
const TOLD_AT_ONCE = new Set<RunEvent['type']>(['call-start', 'call-end', 'request-open', 'request-answer'])

/** One run, from its beginning to its end: what the loop needs, put together, and its events. */
export class LiveRun {
  readonly runId: string
  readonly requests: Requests
  readonly rest: Rest
  /** What the run remembers so far. */
  memory: Memory
  readonly #agent: RunAgent
  readonly #begin: RunBegin
  readonly #controller = new AbortController()
  /** Aborted when the run, or its time, is over: one and the same where its time has no end. */
  readonly #inTime: AbortController
  readonly #origin: EventOrigin
  #isOverTime = false
  /** What a hook or `onEvent` threw, if one did: the run ends with it. */
  #failure: AgentError | undefined
  #watch: RunWatch = NO_WATCH
  #hasToldEnd = false

  constructor(agent: RunAgent, begin: RunBegin) {
    const { saved, parent, memory, options, isHeld } = begin
    this.#agent = agent
    this.#begin = begin
    this.memory = memory
    this.#inTime = this.#maxWallMs === undefined ? this.#controller : new AbortController()
    this.runId = saved?.runId ?? createRunId()
    this.requests = parent?.run.requests ?? new Requests(options.onRequest, isHeld)
    this.rest = new Rest((reason) => this.abort(reason))
    this.#origin = {
      runId: this.runId,
      ...(agent.options.name === undefined ? {} : { agent: agent.options.name }),
      ...(parent ? { parent: { runId: parent.run.runId, call: parent.call } } : {}),
    }
  }

  /** Whether it was saved to go on elsewhere. */
  get isSuspended(): boolean {
    const { aborted, reason } = this.#controller.signal
    return aborted && reason instanceof AgentError && reason.code === 'suspended'
  }

  /** Ends the run; the first reason counts. */
  abort(reason: unknown): void {
    this.#controller.abort(reason)
    this.#inTime.abort(reason)
  }

  /** The run itself: it goes on as far as its events are read, and ends when they are left. */
  async *events(): AsyncGenerator<AgentEvent, void, undefined> {
    const { options, parent } = this.#begin
    const outer = parent?.signal ?? options.signal
    const stopListening = this.#agent.aborts.listen(outer, () => this.abort(outer?.reason))
    const stopClock = this.#startClock()
    let run: Run | undefined
    try {
      this.#watch = (await this.#agent.getTelemetry())?.watch(this.#watched()) ?? NO_WATCH
      run = this.#run()
      for await (const event of runLoop(run)) yield this.#tell(event)
      // It came too late to end the loop.
      if (this.#failure) throw this.#failure
    } finally {
      stopClock()
      stopListening()
      if (run && !this.#hasToldEnd) this.#tellLeft(run)
      this.rest.end()
      this.#watch.end()
      // Nobody waits for what is left of it.
      this.abort(OVER)
      if (parent === undefined) this.requests.end()
      await this.#begin.onEnd(this)
    }
  }

  /** Completes an event with its origin and tells it; those of sub-agents have one. */
  #tell(event: RunEvent | AgentEvent): AgentEvent {
    const isOwn = !('runId' in event)
    const told: AgentEvent = isOwn ? { ...event, ...this.#origin } : event
    if (isOwn && !TOLD_AT_ONCE.has(event.type)) this.#watch.see(event)
    this.#tellOthers(told)
    if (isOwn && event.type === 'run-end') {
      this.#hasToldEnd = true
      if (this.#failure) this.#failure.result ??= event.result
    }
    return told
  }

  /** Tells those who listen how a run ended that was left: whoever read its events is gone, and the loop with it. */
  #tellLeft(run: Run): void {
    const { aborted, reason } = this.#controller.signal
    const result = finishRun(run, this.memory, {
      finishReason: 'aborted',
      output: null,
      error: aborted ? reason : OVER,
    })
    this.#tellOthers({ type: 'run-end', result, ...this.#origin })
  }

  /** One that throws ends the run, and is told no more. */
  #tellOthers(event: AgentEvent): void {
    if (this.#failure) return
    try {
      this.#agent.options.onEvent?.(event)
      if (this.#begin.parent === undefined) this.#begin.options.onEvent?.(event)
    } catch (error) {
      this.#fail(hookError('onEvent', error))
    }
  }

  /** The first counts. Calls may be at work, so it ends the run as an abort does. */
  #fail(error: AgentError): void {
    this.#failure ??= error
    this.abort(error)
  }

  get #maxWallMs(): number | undefined {
    return this.#begin.options.maxWallMs ?? this.#agent.options.maxWallMs
  }

  #run(): Run {
    const { options: agent, prompts, createActor } = this.#agent
    const { task, options, memory, session, earlierSteps, saved, parent } = this.#begin
    const context = this.#context()
    const actor = createActor(context, session)
    const maxSteps = saved?.maxSteps ?? options.maxSteps ?? agent.maxSteps
    const { planningInterval: interval } = agent
    const { tools } = actor.request
    const resumedAt = Date.now()
    const startedAt = saved?.startedAt ?? resumedAt
    const elapsedMs = saved?.elapsedMs ?? 0
    return {
      ...{ context, actor, task, maxSteps, memory, earlierSteps, startedAt, elapsedMs, resumedAt },
      model: agent.model,
      isInner: parent !== undefined,
      signal: this.#controller.signal,
      writeMessages: messageWriter(agent),
      budget: this.#budget(maxSteps, context),
      planning: interval === undefined ? undefined : { interval, prompts },
      checkAnswer: createAnswerCheck(agent.answerSchema, agent.finalAnswerChecks),
      bestAnswer: () => createBestAnswer(agent.answerSchema, prompts.lastAnswer()),
      quiet: tools ? { tools, toolChoice: 'none' } : {},
      firstStep: saved?.step?.number ?? nextStep(memory, earlierSteps),
      savedStep: saved?.step,
      describe: (part) => ({
        ...{ version: 1, runId: this.runId, kind: this.#agent.kind, systemPrompt: memory.systemPrompt, maxSteps },
        ...{ startedAt, elapsedMs: elapsedMs + Date.now() - resumedAt, earlierSteps },
        ...(agent.name === undefined ? {} : { agent: agent.name }),
        ...this.#savedVariables(),
        ...part,
      }),
      onMemory: (next) => {
        this.memory = next
      },
    }
  }

  #context(): RunContext {
    const { options } = this.#agent
    const { parent } = this.#begin
    return {
      runId: this.runId,
      agent: options.name,
      signal: this.#inTime.signal,
      fail: (error) => this.#fail(error),
      requests: this.requests,
      rest: this.rest,
      hooks: options.hooks,
      prices: options.prices ?? parent?.run.prices,
      streamText: parent?.run.streamText ?? this.#begin.options.stream === true,
      variables: this.#begin.variables,
      steps: () => this.memory.steps,
      watch: this.#watch,
      isWatched: this.#isWatched(),
    }
  }

  /** Sessions keep theirs; what an agent without code was given is saved as JSON. */
  #savedVariables(): Pick<SavedRun, 'variables'> {
    const { session, variables } = this.#begin
    if (session !== undefined || Object.keys(variables).length === 0) return {}
    return { variables: toJsonRecord(variables) }
  }

  #budget(maxSteps: number, { prices }: RunContext): Run['budget'] {
    const { options: agent } = this.#agent
    const { options } = this.#begin
    const maxTokens = options.maxTokens ?? agent.maxTokens
    const maxCostUsd = options.maxCostUsd ?? agent.maxCostUsd
    return {
      ...{ maxSteps, prices, modelId: agent.model.id, isOverTime: () => this.#isOverTime },
      ...(maxTokens === undefined ? {} : { maxTokens }),
      ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    }
  }

  #startClock(): () => void {
    const maxWallMs = this.#maxWallMs
    if (maxWallMs === undefined) return () => {}
    const left = Math.max(0, maxWallMs - (this.#begin.saved?.elapsedMs ?? 0))
    return startTimer(left, () => {
      this.#isOverTime = true
      this.#inTime.abort(new Error(`The run is over its ${maxWallMs} ms`))
    })
  }

  /** A handle's events may be asked for at any time. */
  #isWatched(): boolean {
    const { options, parent, isHeld } = this.#begin
    const isTold = this.#agent.options.onEvent !== undefined || this.#watch !== NO_WATCH
    if (parent) return isTold || parent.run.isWatched
    return isTold || isHeld || options.stream === true || options.onEvent !== undefined
  }

  #watched(): Parameters<Telemetry['watch']>[0] {
    const { options, kind } = this.#agent
    const { parent } = this.#begin
    return {
      runId: this.runId,
      agent: options.name,
      kind,
      parent: parent && { runId: parent.run.runId, step: parent.step, call: parent.call, watch: parent.run.watch },
      model: { id: options.model.id, provider: options.model.provider },
    }
  }
}

function messageWriter({ buildMessages: custom, compaction }: CheckedAgentOptions): Run['writeMessages'] {
  const write = custom ?? buildMessages
  if (compaction === undefined) return write
  const compact = createCompactor(compaction)
  return (memory) => write(compact(memory))
}

/** A run that was saved between two steps goes on with the next. */
function nextStep(memory: Memory, earlierSteps: number): number {
  return memory.steps.slice(earlierSteps).filter((step) => step.type === 'action').length + 1
}
