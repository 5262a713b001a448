import { AgentTool, type ChildRun } from '../agent-tool.ts'
import { deferred } from '../async/deferred.ts'
import { AgentError } from '../errors.ts'
import type { RunEvent } from '../events.ts'
import { toJson, toJsonRecord } from '../json.ts'
import type { PersonRequest } from '../run/requests.ts'
import type { Waited } from '../run/rest.ts'
import type { Emit, RunContext } from '../run/run-context.ts'
import type { RunResult } from '../run/run-result.ts'
import type { SavedRun, SleepingCall } from '../run/saved-run.ts'
import { startTimer } from '../run/start-timer.ts'
import type { StepCall } from '../steps.ts'
import { type Bound, bindNamedCall } from '../tool/bind-call.ts'
import { callTool } from '../tool/call-tool.ts'
import type { Tool, ToolContext } from '../tool/tool.ts'
import { ToolHooks } from './tool-hooks.ts'

/** One tool call of a step. */
export interface ToolCall {
  readonly tool: Tool
  /** Number of the step, and of the call in it. */
  readonly step: number
  readonly call: number
  /** The arguments as the model gave them. */
  readonly args: readonly unknown[]
  /** Binds them to the tool's inputs; throws what the model is told when they do not fit. */
  readonly bind: () => Bound | Promise<Bound>
  readonly signal: AbortSignal
  readonly emit: Emit
  /** What the call waited for when its run was saved: then it goes on from there. */
  readonly sleeping?: SleepingCall | undefined
}

/** What a call came to: its value, or what it waits for while the run is saved. */
export type CallOutcome = { readonly value: unknown } | { readonly slept: SleepingCall }

type CallEnd = Extract<RunEvent, { type: 'call-end' }>

/**
 * Makes the tool calls of one run: hooks, approvals, the tool, events.
 *
 * What goes wrong with a call is thrown, and for the model to see; what a hook throws ends the run (`failure`).
 */
export class ToolCalls {
  readonly #hooks: ToolHooks
  readonly #run: RunContext
  readonly #defaultTimeoutMs: number | undefined
  #childRuns: Record<string, NonNullable<StepCall['run']>> = {}
  /** What hooks put in place of arguments, as it is: a call that slept here goes on with that, not with its JSON. */
  readonly #replaced = new Map<number, Bound>()
  /** The sub-agents' runs of the step, those at work as well. */
  #children: readonly { readonly call: ToolCall; readonly child: ChildRun }[] = []

  constructor(run: RunContext, approvalTimeoutMs: number | undefined) {
    this.#run = run
    this.#defaultTimeoutMs = approvalTimeoutMs
    this.#hooks = new ToolHooks(run)
  }

  /** The runs that the calls of sub-agents were, by the number of the call. */
  get childRuns(): Readonly<Record<string, NonNullable<StepCall['run']>>> {
    return { ...this.#childRuns }
  }

  /** Begins a step: `runs` are those of its calls that ended before it was saved. */
  begin(runs: Readonly<Record<string, NonNullable<StepCall['run']>>> = {}): void {
    this.#childRuns = { ...runs }
    this.#children = []
    this.#replaced.clear()
  }

  /** The sub-agents' calls of a step that is broken off: what their runs used is paid for. */
  async brokenOff(): Promise<readonly StepCall[]> {
    const children = this.#children
    // They end at once, but for one whose executor is stuck: that must not hold up the end of this run.
    const { promise: late, resolve } = deferred<void>()
    const stop = startTimer(PATIENCE_MS, resolve)
    await Promise.race([Promise.all(children.map(({ child }) => child.ended)), late]).finally(stop)
    return children.flatMap(({ call, child }) => describeChild(call, child.result()) ?? [])
  }

  /** Makes one call. */
  async make(given: ToolCall): Promise<CallOutcome> {
    this.#run.signal.throwIfAborted()
    if (!this.#run.isWatched) return this.#run.rest.work(() => this.#go(given))
    const call = { ...given, emit: this.#watched(given.emit) }
    const start = performance.now()
    const end = (outcome: CallEnd['outcome']): void => {
      call.emit({ ...placeOf(call), type: 'call-end', durationMs: Math.round(performance.now() - start), outcome })
    }
    if (call.sleeping === undefined) call.emit({ ...placeOf(call), type: 'call-start', args: call.args.map(toJson) })
    try {
      const outcome = await this.#run.rest.work(() => this.#go(call))
      if ('value' in outcome) end({ value: toJson(outcome.value) })
      return outcome
    } catch (error) {
      end({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
      throw error
    }
  }

  /** Tells whoever watches the run of its own events at once. */
  #watched(emit: Emit): Emit {
    return (event) => {
      if (!('runId' in event)) this.#run.watch.see(event)
      emit(event)
    }
  }

  async #go(call: ToolCall): Promise<CallOutcome> {
    const { tool, sleeping } = call
    const kept = sleeping?.replaced && (this.#replaced.get(call.call) ?? bindNamedCall(tool, sleeping.replaced))
    let bound = await (kept ?? call.bind())
    let question: string | undefined
    if (sleeping === undefined) {
      const decision = await this.#hooks.before(call, bound)
      if (decision?.action === 'deny')
        throw new Error(`${tool.name} was not allowed: ${decision.reason ?? 'no reason was given'}`)
      if (decision?.action === 'replace') {
        bound = await bindNamedCall(tool, decision.args)
        this.#replaced.set(call.call, bound)
      }
      const isAsked = decision?.action === 'ask' || (await needsApproval(tool, bound))
      if (isAsked) question = (decision?.action === 'ask' && decision.question) || `Allow ${describe(tool, bound)}?`
      const replaced = decision?.action === 'replace' ? { replaced: toJsonRecord(bound.given) } : {}
      if (question !== undefined) return this.#approved(call, bound, { kind: 'approval', question, ...replaced })
      return this.#perform(call, bound, replaced)
    }
    if (sleeping.kind === 'approval') return this.#approved(call, bound, sleeping)
    // A tool that is another by now must not run unasked because the old one waited for something else.
    const isSame = sleeping.kind === 'agent' ? tool instanceof AgentTool : tool.answeredByPerson === true
    if (!isSame) throw new AgentError('saved-run', `Cannot go on with the call of ${tool.name}: it was another tool`)
    if (sleeping.kind === 'agent') return this.#runChild(call, bound, sleeping)
    return this.#perform(call, bound, sleeping)
  }

  /** Runs the tool once a person has approved. */
  async #approved(
    call: ToolCall,
    bound: Bound,
    sleeping: SleepingCall & { readonly kind: 'approval' },
  ): Promise<CallOutcome> {
    const { tool } = call
    const request = this.#request(call, 'approval', bound, sleeping.question)
    const waited = await this.#ask(call, request)
    if ('slept' in waited) return { slept: sleeping }
    if (waited.value === true) return this.#perform(call, bound, sleeping)
    const why = typeof waited.value === 'string' && waited.value !== '' ? `: ${waited.value}` : ''
    throw new Error(`${tool.name} was not approved${why}`)
  }

  async #perform(call: ToolCall, bound: Bound, { replaced }: Pick<SleepingCall, 'replaced'>): Promise<CallOutcome> {
    const { tool } = call
    // A hook, or a person, may have taken until after the end of the run.
    call.signal.throwIfAborted()
    this.#run.signal.throwIfAborted()
    const kept = replaced ? { replaced } : {}
    if (tool instanceof AgentTool) return this.#runChild(call, bound, kept)
    if (tool.answeredByPerson === true) {
      const { question } = bound.named
      const text = typeof question === 'string' ? question : describe(tool, bound)
      const waited = await this.#ask(call, this.#request(call, 'question', bound, text))
      return 'slept' in waited
        ? { slept: { kind: 'question', ...kept } }
        : { value: await this.#hooks.after(call, bound, waited.value) }
    }
    const context = this.#contextOf(call, bound)
    const value = await this.#run.watch.within(call, () => callTool(tool, bound, context))
    return { value: await this.#hooks.after(call, bound, value) }
  }

  async #runChild(
    call: ToolCall,
    bound: Bound,
    sleeping: Pick<SleepingCall, 'replaced'> & { readonly saved?: SavedRun },
  ): Promise<CallOutcome> {
    const { tool, step, call: number, signal, emit } = call
    // A run that is broken off may end in the next step: it is none of its calls.
    const runs = this.#childRuns
    // Seen to be one by `#perform`, or by `#go` where it slept.
    const child: ChildRun = (tool as AgentTool).startChild(bound.values, sleeping.saved, {
      run: this.#run,
      call: number,
      step,
      signal,
      emit,
    })
    this.#children = [...this.#children.filter((other) => other.call.call !== number), { call, child }]
    let saved: SleepingCall | undefined
    const waited = await this.#run.rest
      .wait(child.value, async () => {
        saved = { ...sleeping, kind: 'agent', saved: await child.suspend() }
      })
      .finally(() => {
        const result = child.result()
        if (result) runs[number] = asStepRun(result)
      })
    // A wait that slept has saved the child first.
    if ('slept' in waited) return { slept: saved as SleepingCall }
    return { value: await this.#hooks.after(call, bound, waited.value) }
  }

  /** Asks, and waits in a way that can be broken off when the run is to be saved. */
  #ask(call: ToolCall, request: PersonRequest): Promise<Waited<unknown>> {
    const { requests, rest } = this.#run
    // An answer that is there already is used, also where the run is about to rest: it could not be given again.
    return this.#askAnd(call, request, (answer) =>
      requests.isAnswered(request.id) ? answer.then((value) => ({ value })) : rest.wait(answer),
    )
  }

  async #askAnd<Outcome extends Waited<unknown>>(
    call: ToolCall,
    request: PersonRequest,
    wait: (answer: Promise<unknown>) => Promise<Outcome>,
  ): Promise<Outcome> {
    const { requests } = this.#run
    const { emit, step, signal } = call
    const answer = requests.ask(request, signal, () => emit({ type: 'request-open', step, request }))
    const late = this.#lateness(call, request)
    const waited = await wait(Promise.race([answer, late.promise]))
      .catch((error) => {
        requests.close(request.id)
        throw error
      })
      .finally(late.cancel)
    if ('slept' in waited) {
      requests.leave(request.id)
      return waited
    }
    requests.close(request.id)
    emit({ type: 'request-answer', step, id: request.id, value: toJson(waited.value) })
    return waited
  }

  /** A promise that rejects when the time for an answer is over; a request that is asked again has less of it left. */
  #lateness({ tool }: ToolCall, request: PersonRequest) {
    const { promise, reject } = deferred<never>()
    const timeoutMs = tool.approvalTimeoutMs ?? this.#defaultTimeoutMs
    if (timeoutMs === undefined) return { promise, cancel: () => {} }
    const message = `${request.tool} was not answered within ${timeoutMs} ms: the request timed out`
    // Whoever waits for it may have left already.
    promise.catch(() => {})
    const leftMs = Math.max(0, timeoutMs - this.#run.requests.openMs(request.id))
    return { promise, cancel: startTimer(leftMs, () => reject(new Error(message))) }
  }

  #request(call: ToolCall, kind: PersonRequest['kind'], bound: Bound, question: string): PersonRequest {
    const { runId, agent } = this.#run
    const id = `${runId}.${call.step}.${call.call}`
    const args = toJsonRecord(bound.given)
    return { id, kind, runId, ...(agent === undefined ? {} : { agent }), tool: call.tool.name, args, question }
  }

  #contextOf(call: ToolCall, bound: Bound): ToolContext {
    let asked = 0
    return {
      signal: call.signal,
      runId: this.#run.runId,
      call: call.call,
      ask: async (question) => {
        const request = this.#request(call, 'question', bound, question)
        const numbered = { ...request, id: `${request.id}.${++asked}` }
        // Its tool is in the midst of its work, so this wait cannot be broken off.
        const waited = await this.#askAnd(call, numbered, (answer) => answer.then((value) => ({ value })))
        return waited.value
      },
    }
  }
}

function placeOf({ tool, step, call }: ToolCall): Pick<CallEnd, 'step' | 'call' | 'name'> {
  return { step, call, name: tool.name }
}

/** How long a run that ends waits for its sub-agents to tell what they used. */
const PATIENCE_MS = 1_000

function describeChild({ tool, call, args }: ToolCall, result: RunResult | undefined): StepCall | undefined {
  if (result === undefined) return undefined
  const { error, output, durationMs } = result
  const made = { id: call, name: tool.name, args: args.map(toJson), durationMs, run: asStepRun(result) }
  if (error === undefined) return { ...made, status: 'fulfilled', value: output }
  return { ...made, status: 'aborted', error: { name: error.name, message: error.message } }
}

function asStepRun({ runId, usage, costUsd }: RunResult): NonNullable<StepCall['run']> {
  return { id: runId, usage, ...(costUsd === undefined ? {} : { costUsd }) }
}

async function needsApproval(tool: Tool, bound: Bound): Promise<boolean> {
  if (typeof tool.needsApproval !== 'function') return tool.needsApproval === true
  // Whatever a function written in plain JavaScript gives: only a clear no lets the call pass unasked.
  return (await tool.needsApproval(bound.named)) !== false
}

function describe(tool: Tool, bound: Bound): string {
  const args = Object.entries(bound.named).map(([name, value]) => `${name}: ${JSON.stringify(toJson(value))}`)
  return `${tool.name}(${args.join(', ')})`
}
