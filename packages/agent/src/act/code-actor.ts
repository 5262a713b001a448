import { abortable } from '../async/abortable.ts'
import { deferred } from '../async/deferred.ts'
import { liveEvents } from '../async/live-events.ts'
import { AgentError } from '../errors.ts'
import type { AgentEvent, RunEvent } from '../events.ts'
import type { CellOptions, CodeOutcome, CodeSession, EndedCell, HostCall, PendingAnswer } from '../executor.ts'
import type { Action, Actor, StepStart } from '../loop.ts'
import type { ModelReply } from '../model/model.ts'
import { type ActionFormat, readAction, requestOf } from '../read-output/action-format.ts'
import { hasWholeCode } from '../read-output/find-blocks.ts'
import { type Emit, type RunContext, UNHEARD } from '../run/run-context.ts'
import type { SleepingCall } from '../run/saved-run.ts'
import type { StepCall } from '../steps.ts'
import { bindCall } from '../tool/bind-call.ts'
import { FINAL_ANSWER_NAME } from '../tool/final-answer.ts'
import type { Tool } from '../tool/tool.ts'
import { callFinalAnswer } from './call-final-answer.ts'
import { describeCodeAction, describeProblem } from './describe-code-action.ts'
import type { LiveSession } from './live-session.ts'
import type { CallOutcome, ToolCalls } from './tool-calls.ts'

/** What a {@link CodeActor} needs of its agent and run. */
export interface CodeActorOptions {
  readonly format: ActionFormat
  readonly maxObservationChars: number
  readonly context: RunContext
  readonly calls: ToolCalls
  readonly session: LiveSession
}

/** The calls of the cell that runs, and where they are told. */
interface Cell {
  readonly step: number
  readonly emit: Emit
  readonly signal: AbortSignal
  /**
   * Whether it was suspended once: then its calls are served outside of it, or one at work would keep others' answers.
   */
  isOutside: boolean
  /** Made when it is first needed: most cells are never saved, and a waiting one should cost little. */
  outside: OutsideCalls | undefined
}

/** The calls of a cell that wait outside of the guest, to be answered by `resume`. */
interface OutsideCalls {
  readonly asleep: Map<number, SleepingCall>
  /** Those that are at work again, and the answers they came to. */
  readonly awake: Set<number>
  readonly answers: PendingAnswer[]
  /** Told when one of them has come to something. */
  wake: () => void
}

/** Acts by running the code of each reply as a cell; the cells of a conversation share a session. */
export class CodeActor implements Actor {
  readonly request: Actor['request']
  readonly #options: CodeActorOptions
  #cell: Cell | undefined

  constructor(options: CodeActorOptions) {
    this.request = requestOf(options.format)
    this.#options = options
    options.session.serve = (tool, call) => this.#serve(tool, call)
  }

  isWhole(text: string): boolean {
    return this.#options.format === 'tags' && hasWholeCode(text)
  }

  async *act(reply: ModelReply, start: StepStart): AsyncGenerator<RunEvent | AgentEvent, Action, undefined> {
    const { number: step, saved } = start
    const { format, calls, context, maxObservationChars } = this.#options
    calls.begin(saved?.runs)
    const read = readAction(format, reply)
    if (read.kind === 'problem') return describeProblem(read)
    if (saved === undefined) yield { type: 'code-start', step, code: read.code }
    const run = (emit: Emit): Promise<EndedCell> => this.#run(read.code, start, emit)
    const outcome = context.isWatched ? yield* liveEvents<RunEvent | AgentEvent, EndedCell>(run) : await run(UNHEARD)
    yield { type: 'code-end', step, status: outcome.status }
    return describeCodeAction(read, outcome, calls.childRuns, maxObservationChars)
  }

  brokenOff(): Promise<readonly StepCall[]> {
    return this.#options.calls.brokenOff()
  }

  saveSession(): Promise<string | undefined> {
    const { session, context } = this.#options
    return session.save(context.signal)
  }

  async #run(code: string, start: StepStart, emit: Emit): Promise<EndedCell> {
    const { context, session: live } = this.#options
    const { number: step, saved } = start
    const { signal } = context
    const isOutside = saved !== undefined
    const cell: Cell = { step, emit, signal, isOutside, outside: undefined }
    for (const [id, call] of Object.entries(saved?.waiting ?? {})) outsideOf(cell).asleep.set(Number(id), call)
    this.#cell = cell
    const options: CellOptions = {
      signal,
      onLog: ({ level, text }) => emit({ type: 'log', step, level, text }),
    }
    try {
      const session = await abortable(live.open(signal), signal)
      if (!session.save || !session.resume) context.rest.refuse()
      const run = () => live.work(() => session.run(code, options))
      let outcome: CodeOutcome = saved ? waitingOutcome(session) : await abortable(run(), signal)
      while (outcome.status === 'suspended') outcome = await this.#goOn(session, outcome, cell, start, options)
      signal.throwIfAborted()
      return outcome
    } catch (error) {
      live.abandon()
      signal.throwIfAborted()
      if (error instanceof AgentError) throw error
      const message = error instanceof Error ? error.message : String(error)
      throw new AgentError('executor', `Cannot run code: ${message}`, { cause: error })
    }
  }

  /** Serves one call of the cell: its answer, or word that the answer comes later because the run is being saved. */
  async #serve(tool: Tool, call: HostCall): Promise<unknown> {
    const cell = this.#cell as Cell
    const { signal, id, args } = call
    if (tool.name === FINAL_ANSWER_NAME) {
      const { runId } = this.#options.context
      return callFinalAnswer(tool, await bindCall(tool, args), { signal, runId, call: id })
    }
    const making = this.#make(cell, tool, { id, args, signal }, undefined)
    if (cell.isOutside) {
      this.#await(cell, id, making)
      return call.suspend()
    }
    const outcome = await making
    if ('value' in outcome) return outcome.value
    outsideOf(cell).asleep.set(id, outcome.slept)
    return call.suspend()
  }

  #make(cell: Cell, tool: Tool, call: Pick<HostCall, 'id' | 'args' | 'signal'>, sleeping: SleepingCall | undefined) {
    const { id, args, signal } = call
    const { step, emit } = cell
    const bind = () => bindCall(tool, args)
    return this.#options.calls.make({ tool, step, call: id, args, bind, signal, emit, sleeping })
  }

  /** Brings a suspended cell to its next outcome: with an answer that is there, or once one is. */
  async #goOn(
    session: CodeSession,
    outcome: CodeOutcome & { readonly status: 'suspended' },
    cell: Cell,
    start: StepStart,
    options: CellOptions,
  ): Promise<CodeOutcome> {
    const { context, calls, session: live } = this.#options
    const { signal } = options
    const outside = outsideOf(cell)
    cell.isOutside = true
    const answer = outside.answers.shift()
    if (answer) {
      const answered = live.work(() => answerCall(session, answer, options))
      return abortable(answered, signal)
    }
    if (context.rest.isWanted && outside.awake.size === 0) {
      const waiting = Object.fromEntries(outside.asleep)
      await start.rest({ waiting, runs: calls.childRuns }, () => this.saveSession())
      signal.throwIfAborted()
    }
    const { promise: woken, resolve } = deferred<void>()
    outside.wake = () => resolve()
    // While it comes to rest, those that sleep are left alone: they would fall asleep again at once, over and over.
    const isComingToRest = context.rest.isWanted && outside.awake.size > 0
    for (const call of outcome.pending) if (!isComingToRest && !outside.awake.has(call.id)) this.#wake(cell, call)
    await abortable(woken, signal)
    return outcome
  }

  /** Goes on with a call that slept; what it comes to is told by `wake`. */
  #wake(cell: Cell, { id, name, args }: Pick<HostCall, 'id' | 'args'> & { readonly name: string }): void {
    const tool = this.#options.session.tool(name)
    const { asleep } = outsideOf(cell)
    const sleeping = asleep.get(id)
    asleep.delete(id)
    const missing = `Cannot go on with the call of ${name}: the saved run misses it`
    const made =
      tool && sleeping
        ? this.#make(cell, tool, { id, args, signal: AbortSignal.any([cell.signal]) }, sleeping)
        : Promise.reject(new AgentError('saved-run', missing))
    this.#await(cell, id, made)
  }

  /** Waits outside of the guest for what a call comes to. */
  #await(cell: Cell, id: number, made: Promise<CallOutcome>): void {
    const outside = outsideOf(cell)
    outside.awake.add(id)
    made
      .then(
        (outcome) => {
          if ('value' in outcome) outside.answers.push({ id, value: outcome.value })
          else outside.asleep.set(id, outcome.slept)
        },
        (error) => {
          outside.answers.push({ id, error: error instanceof Error ? error : new Error(String(error)) })
        },
      )
      .finally(() => {
        outside.awake.delete(id)
        outside.wake()
      })
  }
}

function outsideOf(cell: Cell): OutsideCalls {
  cell.outside ??= { asleep: new Map(), awake: new Set(), answers: [], wake: () => {} }
  return cell.outside
}

/** Answers one call; a value that cannot cross into the guest is an error of the call, as it is in a plain one. */
async function answerCall(session: CodeSession, answer: PendingAnswer, options: CellOptions): Promise<CodeOutcome> {
  if (session.resume === undefined) throw new Error('the executor cannot resume')
  try {
    return await session.resume([answer], options)
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code !== 'not-transferable') throw error
    return await session.resume([{ id: answer.id, error: new TypeError((error as Error).message) }], options)
  }
}

/** What a restored session stands at. */
function waitingOutcome({ pending = [] }: CodeSession): CodeOutcome {
  if (pending.length === 0) throw new AgentError('saved-run', 'Cannot go on: the saved session waits for no call')
  return { status: 'suspended', pending, logs: [], logBytesOmitted: 0, calls: [] }
}
