import { forgetBlocking, runBlocking } from '#blocking-run'
import type { LiveSession } from './act/live-session.ts'
import type { CheckedAgentOptions } from './agent-options.ts'
import { AgentTool, type AgentToolOptions } from './agent-tool.ts'
import { leavable } from './async/leavable.ts'
import type { AgentParts, AgentToolParts } from './blocking-run.ts'
import { AgentError } from './errors.ts'
import type { AgentEvent } from './events.ts'
import type { Actor } from './loop.ts'
import { refuseUnknown } from './option-checks.ts'
import type { Prompts } from './prompts/prompts.ts'
import { AbortListeners } from './run/abort-listeners.ts'
import { AgentRuns } from './run/agent-runs.ts'
import type { RunContext } from './run/run-context.ts'
import { DrivenRun, drain, type RunHandle } from './run/run-handle.ts'
import type { RunResult } from './run/run-result.ts'
import type { SavedRun } from './run/saved-run.ts'
import type { RunOptions } from './run-options.ts'
import { findTelemetry } from './telemetry/find-telemetry.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import { describeAgent } from './transcript/describe-agent.ts'
import { type AgentDescription, visualize } from './transcript/visualize.ts'

/** What a resumed run may be told; the rest it brings with it. */
export type ResumeOptions = Pick<
  RunOptions,
  'signal' | 'onRequest' | 'onEvent' | 'full' | 'stream' | 'maxTokens' | 'maxCostUsd' | 'maxWallMs'
>

const RESUME_OPTIONS: readonly (keyof ResumeOptions)[] = [
  ...(['signal', 'onRequest', 'onEvent', 'full', 'stream'] as const),
  ...(['maxTokens', 'maxCostUsd', 'maxWallMs'] as const),
]

/** What a kind of agent gives to what all kinds share. */
export interface AgentKind {
  readonly kind: 'code' | 'tool-calling'
  readonly options: CheckedAgentOptions
  /** What the constructor was given, for a thread that makes the same agent anew. */
  readonly given: object
  readonly prompts: Prompts
  readonly systemPrompt: string
  /** What its own options are set to, for `visualize`. */
  readonly settings: Readonly<Record<string, string | number | boolean>>
}

/** What an agent is made of, for a thread that makes the same one anew; set by the class, which alone can see it. */
let partsOfAgent: (agent: Agent) => AgentParts

/**
 * What every kind of agent can do: run tasks, any number at the same time, each with its own memory, session and usage.
 *
 * An agent keeps nothing of a run but the last conversation, for `reset: false`. Kinds differ in what acts on replies.
 */
export abstract class Agent<Answer = unknown> {
  readonly #kind: AgentKind
  readonly #runs: AgentRuns

  static {
    partsOfAgent = (agent) => ({ kind: agent.#kind.kind, options: agent.#kind.given })
  }

  constructor(kind: AgentKind) {
    this.#kind = kind
    let telemetry: Promise<Telemetry | undefined> | undefined
    const { options, prompts } = kind
    this.#runs = new AgentRuns({
      ...{ kind: kind.kind, options, prompts, systemPrompt: kind.systemPrompt },
      createActor: (context, session) => this.createActor(context, session),
      createSession: (variables, saved) => this.createSession(variables, saved),
      aborts: new AbortListeners(),
      getTelemetry: async () => {
        if (options.telemetry !== undefined) return options.telemetry || undefined
        telemetry ??= findTelemetry()
        return telemetry
      },
    })
  }

  /** Makes what acts on the replies of one run. */
  protected abstract createActor(context: RunContext, session: LiveSession | undefined): Actor

  /** Makes the code's session of one conversation; `saved` is that of a saved run. Undefined where there is no code. */
  protected abstract createSession(
    variables: Readonly<Record<string, unknown>>,
    saved: string | undefined,
  ): LiveSession | undefined

  /** Frees what the runs shared. */
  protected abstract disposeShared(): Promise<void>

  /** What other agents and events call it. */
  get name(): string | undefined {
    return this.#kind.options.name
  }

  /** What it is good for, for an agent that calls it. */
  get description(): string | undefined {
    return this.#kind.options.description
  }

  /** What the model is told at the beginning of every conversation. */
  get systemPrompt(): string {
    return this.#kind.systemPrompt
  }

  /**
   * Runs a task and resolves to the answer; with `full: true` to the whole {@link RunResult}; with `stream: true` gives
   * its events as they happen, and leaving the iteration cancels the run.
   *
   * Rejects with an AgentError (`model`, `executor`, `hook`, `answer`, `busy`, `disposed`; its `result` has what the
   * run had come to), a TypeError or RangeError for options that are not sound, or the reason of an aborted signal;
   * with `full` an aborted run resolves to its partial result. A run at a limit resolves to the model's best answer.
   *
   * @example
   * const answer = await agent.arun('Get approval to delete account')
   * for await (const event of agent.arun('Count the files', { stream: true })) console.log(event.type)
   */
  arun(task: string, options: RunOptions & { readonly stream: true }): AsyncIterableIterator<AgentEvent>
  arun(task: string, options: RunOptions & { readonly full: true }): Promise<RunResult>
  arun(task: string, options?: RunOptions): Promise<Answer>
  arun(task: string, options: RunOptions = {}): AsyncIterableIterator<AgentEvent> | Promise<unknown> {
    if (options?.stream !== true) return this.#drain(task, options)
    this.#runs.check(task, options)
    const controller = new AbortController()
    const runs = this.#runs
    // Opened when it is first read: a stream that nobody reads begins nothing.
    const events = (async function* () {
      const run = runs.open(task, options, false)
      controller.signal.addEventListener('abort', () => run.abort(controller.signal.reason))
      yield* run.events()
    })()
    return leavable(events, () => controller.abort(new AgentError('left', 'The events of this run are no longer read')))
  }

  /**
   * Starts a task and gives a handle to it: to watch it, to answer what it asks people, to save it or to end it.
   *
   * Throws a TypeError or RangeError for options that are not sound; `result` rejects as `arun` does.
   *
   * @example
   * const run = agent.start('Get approval to delete account')
   * for await (const event of run.events) if (event.type === 'request-open') run.answer(event.request.id, true)
   * await run.result // → approved: delete account
   */
  start(task: string, options: RunOptions & { readonly full: true }): RunHandle<RunResult>
  start(task: string, options?: RunOptions): RunHandle<Answer>
  start(task: string, options: RunOptions = {}): RunHandle<unknown> {
    this.#runs.check(task, options)
    return new DrivenRun(this.#runs.open(task, options, true), options.full === true)
  }

  /**
   * Goes on with a run that was saved, here or in another process, with an agent made in the same way.
   *
   * Calls that had ended are not made again; open requests stand on the handle under their old ids. Throws an
   * AgentError `saved-run` for what is no saved run of such an agent.
   */
  resume(saved: SavedRun, options: ResumeOptions & { readonly full: true }): RunHandle<RunResult>
  resume(saved: SavedRun, options?: ResumeOptions): RunHandle<Answer>
  resume(saved: SavedRun, options: ResumeOptions = {}): RunHandle<unknown> {
    refuseUnknown('a resumed run', options, RESUME_OPTIONS)
    this.#runs.check('resume', options)
    return new DrivenRun(this.#runs.openSaved(saved, options), options.full === true)
  }

  /**
   * Runs a task while the calling thread waits, and gives the answer itself: for scripts and worker threads.
   *
   * Sync tools run in the calling thread; model and code in a helper thread. Throws what `arun` rejects with, an
   * AgentError `needs-arun` that names a tool, a model or a function that only answers later, and `no-threads` where
   * the runtime has none. A signal cannot be aborted while the thread waits: use `maxWallMs`.
   */
  run(task: string, options: RunOptions & { readonly full: true }): RunResult
  run(task: string, options?: RunOptions): Answer
  run(task: string, options: RunOptions = {}): unknown {
    this.#runs.check(task, options)
    if (options.stream === true) throw new TypeError('Cannot stream while the thread waits: use arun, or full')
    return runBlocking({ ...partsOfAgent(this), agent: this, task, runOptions: options, partsOf })
  }

  /** This agent as a tool of another: every call is a run of its own, its events and usage part of the caller's. */
  asTool(options: AgentToolOptions = {}): AgentTool {
    return new AgentTool(this, this.#runs, options)
  }

  /** The agent, its tools and sub-agents as a tree to print. */
  visualize(): string {
    return visualize(this.describe())
  }

  /** The same tree as plain data. */
  describe(): AgentDescription {
    return describeAgent(this.#kind)
  }

  /**
   * Ends the runs in flight (they reject with an AgentError `disposed`) and frees what they shared. It does not wait
   * for the last of them to have ended.
   */
  async dispose(): Promise<void> {
    forgetBlocking(this)
    await this.#runs.dispose()
    await this.disposeShared()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }

  async #drain(task: string, options: RunOptions): Promise<unknown> {
    this.#runs.check(task, options)
    return drain(this.#runs.open(task, options, false).events(), options.full === true)
  }
}

function partsOf(value: object): AgentParts | AgentToolParts | undefined {
  if (value instanceof Agent) return partsOfAgent(value)
  if (value instanceof AgentTool) return { kind: 'agent-tool', agent: value.agent, options: value.options }
  return undefined
}
