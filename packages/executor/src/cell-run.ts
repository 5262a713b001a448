import { CPU_OVER, type Ending, type EndingKind, endOfQuiet, isEnding, placedEnd, WALL_OVER } from './5-run/ending.ts'
import type { Image } from './5-run/image.ts'
import { guarded, HostCalls, pendingOf, recordOf } from './6-bridge/host-calls.ts'
import { Journal } from './6-bridge/journal.ts'
import { LogBook } from './6-bridge/log-book.ts'
import { ANY_EVENT, type Event, isSuspended } from './6-bridge/record.ts'
import type { TimerRequest } from './6-bridge/run-host.ts'
import { setTimers } from './6-bridge/set-timers.ts'
import { Timers } from './6-bridge/timers.ts'
import { Waiting } from './6-bridge/waiting.ts'
import type { RunRecord } from './7-result/make-outcome.ts'
import type { PastCells } from './cell-history.ts'
import type { CellFacts, CellSource } from './compile.ts'
import { ExecutorError } from './errors.ts'
import type { Phase, Step, TurnReport } from './guest-run.ts'
import type { ResolvedSession, RunOptions } from './options.ts'
import type { PendingCall } from './outcome.ts'
import type { ResumeAnswer } from './resume-answers.ts'
import type { SavedRun } from './saved-run.ts'
import type { MemoryRun, SessionMemory } from './session-memory.ts'

/** What a run belongs to. */
interface RunSession {
  readonly options: ResolvedSession
  readonly memory: SessionMemory
  readonly history: PastCells
}

/** Nothing is left to wait for but answers from outside. */
const SUSPENDED = Symbol('suspended')

/** What a run goes on with. */
type Next = Step | EndingKind | typeof SUSPENDED

/**
 * One run of one cell: turn by turn, and again from its starting image whenever the guest could not wait for an answer.
 */
export class CellRun {
  /** The cell that runs. */
  readonly source: CellSource
  readonly #session: RunSession
  readonly #run: MemoryRun
  readonly #journal: Journal
  /** Made with the first timer. */
  #timers: Timers | undefined
  readonly #calls: HostCalls
  readonly #logs: LogBook
  /** The memory before the cell. */
  readonly start: Image | undefined
  #onLog: RunOptions['onLog']
  readonly #waiting: Waiting
  #phase: Phase = { kind: 'to-start' }
  /** Answers from outside, for the next stretch. */
  #answers: readonly ResumeAnswer[] = []
  #cpuMs = 0
  /** Milliseconds of the stretches before this one: a run that sleeps takes no time. */
  #wallMs = 0
  #startMs: number = performance.now()
  /** Where dropped calls stand that the guest waits for, as its last turn left it: frames of a stack. */
  #droppedAt = ''

  constructor(session: RunSession, source: CellSource, saved?: SavedRun) {
    const { limits } = session.options
    this.source = source
    this.#session = session
    this.start = saved === undefined ? session.memory.currentImage() : saved.start
    this.#journal = saved === undefined ? new Journal() : Journal.from(saved.journal)
    this.#run = session.memory.openRun(source, this.#journal, session.history, saved?.guest)
    this.#logs = new LogBook(limits.logBytes, saved?.logs)
    this.#waiting = new Waiting([...(saved?.arrived ?? [])])
    this.#calls = new HostCalls(session.memory.definition.id, session.options, this.#waiting)
    if (saved === undefined) return
    this.#phase = saved.missing === undefined ? { kind: 'waiting' } : { kind: 'abandoned', missing: saved.missing }
    this.#cpuMs = saved.cpuMs
    this.#wallMs = saved.wallMs
  }

  /** Ends the run: {@link advance} rejects with `reason`, and no call starts any more. */
  stop(reason: unknown): void {
    this.#waiting.stop(reason)
    this.#run.interrupt()
    this.#close()
  }

  /**
   * Runs the cell to its end, or until it waits for answers from outside and for nothing else: then it gives undefined.
   * Rejects when it was stopped, or the code was refused.
   */
  async advance(options: RunOptions): Promise<Ending | undefined> {
    this.#onLog = options.onLog
    this.#calls.onCall = options.onCall && guarded(options.onCall, (error) => this.stop(error))
    this.#startMs = performance.now()
    const abort = (): void => this.stop(options.signal?.reason)
    options.signal?.addEventListener('abort', abort, { once: true })
    this.#waiting.startClock(this.#session.options.limits.wallMs - this.#wallMs, () => this.#run.expire())
    this.#timers?.resume()
    let isOver = true
    try {
      this.#answer()
      const end = await this.#toEnd()
      isOver = end !== SUSPENDED
      if (end === SUSPENDED) return undefined
      const rolledBack = end.kind !== 'settled' && end.kind !== 'deadlock'
      if (rolledBack) this.#session.memory.reset(this.start)
      return { ...placedEnd(end, this.#droppedAt), rolledBack }
    } catch (error) {
      this.#session.memory.reset(this.start)
      throw error
    } finally {
      this.#waiting.stopClock()
      options.signal?.removeEventListener('abort', abort)
      this.#wallMs += performance.now() - this.#startMs
      if (isOver) this.#close()
      // A run that sleeps takes no time, and keeps no process alive.
      else this.#timers?.pause()
    }
  }

  /** The calls whose answers come from outside. */
  pending(): PendingCall[] {
    return this.#journal.crossings.filter(isSuspended).map(pendingOf)
  }

  /** Takes answers, each of a pending call; {@link advance} goes on with them. */
  resume(answers: readonly ResumeAnswer[]): void {
    this.#answers = answers
  }

  /** What ending the cell takes. */
  facts(): Promise<CellFacts> {
    return this.#run.facts()
  }

  /** What the run left so far; `open` says what became of calls without an answer. */
  record(open: 'pending' | 'aborted'): RunRecord {
    return {
      logs: this.#logs.entries(),
      logBytesOmitted: this.#logs.omittedBytes,
      calls: this.#journal.crossings.map((crossing) =>
        recordOf(crossing, crossing.answer === undefined ? open : undefined),
      ),
      usage: {
        cpuMs: this.#cpuMs,
        wallMs: this.#wallMs,
        memoryBytes: this.#session.memory.usedBytes,
        reruns: Math.max(0, this.#journal.attempts - 1),
      },
    }
  }

  /** A suspended run as plain data. */
  save(): SavedRun {
    const journal = this.#journal.state()
    return {
      journal: { ...journal, crossings: journal.crossings.map((one) => ({ ...one, controller: undefined })) },
      guest: this.#run.guest,
      missing: this.#phase.kind === 'abandoned' ? this.#phase.missing : undefined,
      // Timers do not go along: the attempt that begins elsewhere sets its own.
      arrived: this.#waiting.arrived.filter(({ kind }) => kind === 'call'),
      logs: this.#logs.state(),
      cpuMs: this.#cpuMs,
      wallMs: this.#wallMs,
      start: this.start,
    }
  }

  #close(): void {
    this.#timers?.clearAll()
    this.#calls.end(() => this.#waiting.stopReason ?? new ExecutorError('aborted', ENDED_WITHOUT))
  }

  /** Part of a stretch: whoever is told of the calls may end it. */
  #answer(): void {
    const answers = this.#answers
    this.#answers = []
    for (const { id, text, failure } of answers) {
      this.#calls.resume(this.#journal.crossing(id), text, failure)
      this.#waiting.throwIfStopped()
    }
  }

  async #toEnd(): Promise<EndingKind | typeof SUSPENDED> {
    for (;;) {
      this.#waiting.throwIfStopped()
      const step = await this.#nextStep()
      // An end that came together with the answer.
      this.#waiting.throwIfStopped()
      if (step === SUSPENDED || isEnding(step)) return step
      // Its cell runs again, from the memory before it.
      if (this.#phase.kind === 'abandoned') this.#session.memory.reset(this.start)
      this.#phase = await this.#turn(step)
      if (isEnding(this.#phase)) return this.#phase
    }
  }

  /** What the next turn begins with; waits for it. An ending when the run is over, or time is. */
  #nextStep(): Next | Promise<Next> {
    const phase = this.#phase
    if (phase.kind === 'to-start') return START
    if (phase.kind === 'abandoned' && phase.missing !== ANY_EVENT) return this.#nextStart(phase.missing)
    return this.#nextEvent(phase.kind === 'halted' ? phase.call : ANY_EVENT)
  }

  /** Starts the cell anew once the call has its answer that the guest could not wait for. */
  async #nextStart(id: number): Promise<Next> {
    const missing = this.#journal.crossing(id)
    const hasCome = await this.#waiting.until(() => missing.answer !== undefined || this.#isSuspended())
    if (!hasCome) return WALL_OVER
    return missing.answer === undefined ? SUSPENDED : START
  }

  /**
   * The next event for the guest; an ending when none can come. One that is halted at a call takes nothing but its
   * answer. One that was abandoned meets its event in the next attempt, where the journal has it.
   */
  async #nextEvent(halted: number): Promise<Next> {
    const journal = this.#journal
    const isAbandoned = this.#phase.kind === 'abandoned'
    const known = isAbandoned ? undefined : journal.replay()
    if (known !== undefined) return journal.give(known)
    const isNext = (one: Event): boolean =>
      journal.accepts(one) && (halted === ANY_EVENT || (one.kind === 'call' && one.id === halted))
    const canFire = (): boolean => journal.hasTimers && halted === ANY_EVENT
    const isOver = (): boolean => !journal.isWaiting || (this.#isSuspended() && !canFire())
    let event: Event | undefined
    const hasCome = await this.#waiting.until(() => {
      event = this.#waiting.take(isNext)
      return event !== undefined || isOver()
    })
    if (!hasCome) return WALL_OVER
    if (event === undefined) return journal.isWaiting ? SUSPENDED : endOfQuiet(this.#run.guest)
    this.#note(event)
    if (!isAbandoned) return journal.give(event)
    // All that came meanwhile is met in the next attempt: each event would else cost one.
    for (const other of this.#waiting.takeAll(isNext)) this.#note(other)
    return START
  }

  /** Notes an event that is given for the first time. */
  #note(event: Event): void {
    this.#journal.deliver(event)
    if (event.kind === 'timer') this.#timers?.taken(event.id)
  }

  /** True when every open call is one whose answer comes from outside. */
  #isSuspended(): boolean {
    return this.#calls.areIdle && this.#journal.crossings.some(isSuspended)
  }

  /** Lets the guest run until it is quiet or at its end, and does what it asked for. */
  async #turn(step: Step): Promise<Phase> {
    const budgetMs = Math.min(this.#session.options.limits.cpuMs - this.#cpuMs, this.#waiting.leftMs)
    let report: TurnReport
    try {
      report = await this.#run.turn(step, budgetMs)
    } catch (error) {
      this.#waiting.throwIfStopped()
      if (this.#waiting.isOver) return WALL_OVER
      throw error
    }
    this.#cpuMs += report.cpuMs
    this.#droppedAt = report.droppedAt
    this.#setTimers(report.timers)
    for (const crossing of report.calls) this.#calls.add(crossing)
    this.#logs.omittedBytes += report.logBytesOmitted
    for (const entry of report.logs) this.#logs.add(entry)
    // Between turns: the caller's code never runs on top of the guest's.
    for (const entry of report.logs) this.#onLog?.(entry)
    this.#waiting.throwIfStopped()
    return this.#phaseAfter(report)
  }

  /** Where the turn left the run; its calls go out, unless their time is over. */
  #phaseAfter({ end }: TurnReport): Phase | Promise<Phase> {
    const isLate = this.#waiting.isOver
    if (!isLate) this.#calls.start()
    this.#waiting.throwIfStopped()
    if (end.kind === 'out-of-time') return this.#cpuMs >= this.#session.options.limits.cpuMs ? CPU_OVER : WALL_OVER
    if (isLate && !isEnding(end)) return WALL_OVER
    if (end.kind === 'lacks-history') throw new Error('a memory keeps earlier cells from its guest')
    return end.kind === 'terminal' ? this.#endByTerminal(end.call) : end
  }

  #setTimers(requests: readonly TimerRequest[]): void {
    if (requests.length === 0) return
    this.#timers ??= new Timers((fired) => this.#waiting.arrive({ kind: 'timer', id: fired }))
    setTimers(requests, this.#timers, this.#journal, this.#waiting)
  }

  async #endByTerminal(id: number): Promise<EndingKind> {
    const crossing = this.#journal.crossing(id)
    void this.#calls.finish(crossing)
    if (!(await this.#waiting.until(() => crossing.answer !== undefined))) return WALL_OVER
    return { kind: 'settled', text: crossing.answer as string, endedBy: crossing.name }
  }
}

const START: Step = { kind: 'start' }
const ENDED_WITHOUT = 'The call was aborted: its run ended without the answer'
