import { AgentTool } from '../agent-tool.ts'
import { abortable } from '../async/abortable.ts'
import { liveEvents } from '../async/live-events.ts'
import type { AgentEvent, RunEvent } from '../events.ts'
import type { Action, Actor, StepStart } from '../loop.ts'
import type { ModelReply } from '../model/model.ts'
import { RequestLimits } from '../model/request-limits.ts'
import { type ReadCall, type ReadToolCalls, readToolCalls } from '../read-output/read-tool-calls.ts'
import { type Emit, type RunContext, UNHEARD } from '../run/run-context.ts'
import type { SavedCall, SleepingCall } from '../run/saved-run.ts'
import type { StepCall } from '../steps.ts'
import { bindNamedCall } from '../tool/bind-call.ts'
import { FINAL_ANSWER_NAME } from '../tool/final-answer.ts'
import { isRecord } from '../tool/is-record.ts'
import type { Tool } from '../tool/tool.ts'
import { parametersOf, toolDefinition } from '../tool/tool-definition.ts'
import { callFinalAnswer } from './call-final-answer.ts'
import {
  type BegunCall,
  describeFailure,
  describeNoCalls,
  describeToolCalls,
  describeUnknown,
  describeValue,
} from './describe-tool-calls.ts'
import { fillReferences } from './fill-references.ts'
import { LimitedTool } from './limited-tool.ts'
import type { ToolCalls } from './tool-calls.ts'

/** How the model hands over its calls. `native`: as its server has them; `json`: in its text, which every model can. */
export type CallFormat = 'native' | 'json'

/** All formats that there are. */
export const CALL_FORMATS: readonly CallFormat[] = ['native', 'json']

/** What a {@link ToolCallingActor} needs of its agent and run. */
export interface ToolCallingActorOptions {
  readonly tools: readonly Tool[]
  readonly format: CallFormat
  readonly maxParallelTools: number
  readonly maxObservationChars: number
  readonly context: RunContext
  readonly calls: ToolCalls
}

/** The calls of one step. */
interface StepCalls {
  readonly start: StepStart
  readonly emit: Emit
  /** Aborted when the run is over, or a hook has failed. */
  readonly signal: AbortSignal
  /** Those that came to something, by their number. */
  readonly ended: Map<number, SavedCall>
  /** What the others wait for while the run is saved. */
  waiting: Readonly<Record<string, SleepingCall>>
}

/**
 * Acts by making the tool calls of each reply, all at once.
 *
 * No more than `maxParallelTools` tools are at work at the same time, and as many sub-agents. A call that waits for a
 * person takes no place; a sub-agent keeps its own until it has ended or sleeps.
 */
export class ToolCallingActor implements Actor {
  readonly request: Actor['request']
  readonly #options: ToolCallingActorOptions
  readonly #names: readonly string[]
  /** Two queues: a run can be saved once its tools are through, and the sub-agents that rest meanwhile hold up none. */
  readonly #places: Readonly<Record<'tools' | 'agents', RequestLimits>>

  constructor(options: ToolCallingActorOptions) {
    const { tools, format, maxParallelTools: maxConcurrent } = options
    const tellTools = { tools: tools.map(toolDefinition), toolChoice: 'required' } as const
    this.request = format === 'native' ? tellTools : { stop: ['\nObservation:'] }
    this.#options = options
    this.#names = tools.map(({ name }) => name)
    this.#places = { tools: new RequestLimits({ maxConcurrent }), agents: new RequestLimits({ maxConcurrent }) }
  }

  /** Never: a reply may always have one more call. */
  isWhole(): boolean {
    return false
  }

  async *act(reply: ModelReply, start: StepStart): AsyncGenerator<RunEvent | AgentEvent, Action, undefined> {
    this.#options.calls.begin(start.saved?.runs)
    const read = readToolCalls(reply, this.#names)
    if (read.kind === 'problem') return describeNoCalls(read, this.#names)
    const [only, ...others] = read.calls
    if (only?.name === FINAL_ANSWER_NAME && others.length === 0) return this.#answer(read, only)
    const run = (emit: Emit): Promise<readonly SavedCall[]> => this.#run(read.calls, start, emit)
    const isWatched = this.#options.context.isWatched
    const ended = isWatched ? yield* liveEvents<RunEvent | AgentEvent, readonly SavedCall[]>(run) : await run(UNHEARD)
    return describeToolCalls(read, ended)
  }

  brokenOff(): Promise<readonly StepCall[]> {
    return this.#options.calls.brokenOff()
  }

  /** There is none: calls leave nothing behind but their results. */
  async saveSession(): Promise<undefined> {
    return undefined
  }

  async #answer(read: ReadToolCalls & { readonly kind: 'calls' }, call: ReadCall): Promise<Action> {
    const { context, maxObservationChars: maxChars } = this.#options
    const { signal, runId } = context
    const begun = { number: 1, call, startedAt: performance.now() }
    try {
      const tool = this.#tool(call)
      const bound = await bindNamedCall(tool, byName(tool, call, context))
      // Called inside the promise, so that a tool that throws at once is no special case.
      const answer = Promise.resolve().then(() => callFinalAnswer(tool, bound, { signal, runId, call: 1 }))
      const value = await abortable(answer, signal)
      return describeToolCalls(read, [describeValue(begun, value, maxChars)], { value })
    } catch (error) {
      signal.throwIfAborted()
      return describeToolCalls(read, [describeFailure(begun, error, maxChars)])
    }
  }

  /** Makes the calls, and makes those anew that slept while the run was saved, until all came to something. */
  async #run(calls: readonly ReadCall[], start: StepStart, emit: Emit): Promise<readonly SavedCall[]> {
    const { context, calls: toolCalls } = this.#options
    const { saved } = start
    const ended = new Map((saved?.ended ?? []).map((savedCall) => [savedCall.call.id, savedCall]))
    const { signal } = context
    const step: StepCalls = { start, emit, signal, ended, waiting: saved?.waiting ?? {} }
    let isAgain = saved !== undefined
    while (true) {
      const open = calls.map((call, index) => ({ number: index + 1, call })).filter(({ number }) => !ended.has(number))
      const made = open.map(({ number, call }) => this.#make(step, number, call, isAgain))
      const slept = (await abortable(Promise.all(made), signal)).filter((entry) => entry !== undefined)
      signal.throwIfAborted()
      const inOrder = calls.flatMap((_, index) => ended.get(index + 1) ?? [])
      if (inOrder.length === calls.length) return inOrder
      step.waiting = Object.fromEntries(slept)
      isAgain = true
      await start.rest({ waiting: step.waiting, ended: inOrder, runs: toolCalls.childRuns }, this.saveSession)
      signal.throwIfAborted()
    }
  }

  /** Makes one call, and notes what it came to; gives what it waits for when it is to be made again. */
  async #make(
    step: StepCalls,
    number: number,
    call: ReadCall,
    isAgain: boolean,
  ): Promise<readonly [string, SleepingCall] | undefined> {
    const { calls, maxObservationChars: maxChars } = this.#options
    const sleeping = step.waiting[number]
    const begun: BegunCall = { number, call, startedAt: performance.now() }
    try {
      if (isAgain && sleeping === undefined) {
        throw new Error(`Cannot go on with call ${number} of ${call.name}: the saved run misses it`)
      }
      const outcome = await this.#begin(step, begun, sleeping)
      if ('slept' in outcome) return [String(number), outcome.slept]
      step.ended.set(number, withRun(describeValue(begun, outcome.value, maxChars), calls))
    } catch (error) {
      step.ended.set(number, withRun(describeFailure(begun, error, maxChars), calls))
    }
    return undefined
  }

  async #begin({ start, emit, signal }: StepCalls, { number, call }: BegunCall, sleeping: SleepingCall | undefined) {
    const { calls, context } = this.#options
    const tool = this.#tool(call)
    if (tool.name === FINAL_ANSWER_NAME) throw new Error(NOT_ALONE)
    const args = call.args === undefined ? [] : [call.args]
    const bind = () => bindNamedCall(tool, byName(tool, call, context))
    const toolCall = { step: start.number, call: number, args, bind, signal, emit, sleeping }
    if (!(tool instanceof AgentTool))
      return calls.make({ ...toolCall, tool: new LimitedTool(tool, this.#places.tools) })
    // It takes its place before its run counts as at work: one that has not begun must not keep the others from rest.
    const leave = await this.#places.agents.takeSlot(signal)
    return calls.make({ ...toolCall, tool }).finally(leave)
  }

  #tool({ name }: ReadCall): Tool {
    const tool = this.#options.tools.find((candidate) => candidate.name === name)
    if (tool === undefined) throw new Error(describeUnknown(name, this.#names))
    return tool
  }
}

const NOT_ALONE = `${FINAL_ANSWER_NAME} was not taken, for other calls came with it: read their results, then call it alone`

/** A lone value for a tool with one input is that input. */
function byName(tool: Tool, { args: given, problem }: ReadCall, { variables }: RunContext): unknown {
  const args = fillReferences(given, variables)
  if (problem !== undefined) throw new TypeError(`Cannot call ${tool.name}: ${problem}`)
  if (isRecord(args) || args === undefined || args === null) return args
  const properties = parametersOf(tool)['properties']
  const [only, ...others] = isRecord(properties) ? Object.keys(properties) : []
  return only !== undefined && others.length === 0 ? { [only]: args } : args
}

/** The record of a sub-agent's call has its run. */
function withRun({ call, result }: SavedCall, { childRuns }: ToolCalls): SavedCall {
  const run = childRuns[call.id]
  return { call: run === undefined ? call : { ...call, run }, result }
}
