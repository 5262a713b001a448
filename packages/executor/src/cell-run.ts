import type { Ending, EndingKind } from './5-run/ending.ts'
import { GuestCell, type GuestScript, OUT_OF_MEMORY } from './5-run/guest-cell.ts'
import type { Image } from './5-run/image.ts'
import type { Machine } from './5-run/machine.ts'
import { decodeError } from './6-bridge/codec.ts'
import { HostCalls, recordOf } from './6-bridge/host-calls.ts'
import { type Crossing, type Event, Journal } from './6-bridge/journal.ts'
import { LogBook } from './6-bridge/log-book.ts'
import { RunHost } from './6-bridge/run-host.ts'
import { Timers } from './6-bridge/timers.ts'
import type { RunRecord } from './7-result/make-outcome.ts'
import type { RunnableCell } from './compile.ts'
import { ExecutorError } from './errors.ts'
import type { RunOptions } from './options.ts'
import type { LogEntry } from './outcome.ts'
import type { SessionCore } from './session-core.ts'

/** What a turn left: the ending, or undefined when the guest waits. */
type TurnResult = EndingKind | 'abandoned' | undefined

/**
 * One run of one cell: turn by turn, and again from its starting image whenever the guest could not wait for an answer.
 */
export class CellRun {
  readonly #core: SessionCore
  readonly #script: GuestScript
  readonly #journal = new Journal()
  readonly #timers: Timers
  readonly #host: RunHost
  readonly #calls: HostCalls
  readonly #logs: LogBook
  readonly #startMs: number = performance.now()
  readonly #pendingLogs: LogEntry[] = []
  readonly #arrived: Event[] = []
  readonly #onLog: RunOptions['onLog']
  readonly #signal: AbortSignal | undefined
  #wake: (() => void) | undefined
  #stopReason: { readonly reason: unknown } | undefined
  #wallOver = false
  #cpuMs = 0
  #guest: GuestCell

  constructor(core: SessionCore, cell: RunnableCell, fileName: string, options: RunOptions) {
    const { onLog, onCall, signal } = options
    const { limits, hostFunctions } = core.options
    this.#core = core
    const { scriptText, isAsync } = cell
    this.#script = { text: scriptText, fileName, isAsync, resultBytes: limits.resultBytes }
    this.#guest = new GuestCell(core.template, this.#script)
    this.#onLog = onLog
    this.#signal = signal
    this.#logs = new LogBook(limits.logBytes)
    this.#timers = new Timers((id) => this.#arrive({ kind: 'timer', id }))
    this.#calls = new HostCalls({
      sessionId: core.id,
      hostFunctions,
      argumentBytes: limits.argumentBytes,
      maxCallsInFlight: limits.maxCallsInFlight,
      onAnswer: ({ id }) => this.#arrive({ kind: 'call', id }),
      onCall,
    })
    this.#host = new RunHost(this.#journal, this.#timers, {
      maxCalls: limits.maxCalls,
      nowMs: core.options.nowMs,
      randomBytes: core.randomBytes,
      moduleScript: (name) => core.modules.script(name),
      onNewCall: (crossing) => this.#calls.add(crossing),
      onLog: (entry) => this.#noteLog(entry),
    })
  }

  /** Ends the run: {@link finish} rejects with `reason`. */
  stop(reason: unknown): void {
    this.#stopReason ??= { reason }
    this.#wake?.()
  }

  /** Runs the cell to its end. Rejects only when it was stopped. */
  async finish(): Promise<Ending> {
    const start = this.#core.startingImage()
    const abort = (): void => this.stop(this.#signal?.reason)
    this.#signal?.addEventListener('abort', abort, { once: true })
    const wallClock = this.#startWallClock()
    try {
      const ending = await this.#attempts(start)
      const rolledBack = ending.kind !== 'settled' && ending.kind !== 'deadlock'
      if (rolledBack) this.#core.reset(start)
      return { ...ending, rolledBack }
    } catch (error) {
      this.#core.reset(start)
      throw error
    } finally {
      clearTimeout(wallClock)
      this.#signal?.removeEventListener('abort', abort)
      this.#timers.clearAll()
      this.#calls.end(() => this.#stopReason?.reason ?? new ExecutorError('aborted', ENDED_WITHOUT))
      this.#flushLogs()
    }
  }

  #startWallClock(): ReturnType<typeof setTimeout> | undefined {
    const { wallMs } = this.#core.options.limits
    if (!Number.isFinite(wallMs)) return undefined
    const expire = (): void => {
      this.#wallOver = true
      this.#wake?.()
    }
    // Host timers take at most 2^31 - 1 ms; a run of 24 days may as well have no limit.
    return setTimeout(expire, Math.min(wallMs, 2 ** 31 - 1))
  }

  /** What the run left, once it has ended. Calls without an answer were aborted. */
  record(ending: Ending): RunRecord {
    const status = (crossing: Crossing): 'aborted' | undefined =>
      crossing.answer === undefined ? 'aborted' : undefined
    return {
      ending,
      logs: this.#logs.entries(),
      logBytesOmitted: this.#logs.omittedBytes,
      calls: this.#journal.crossings.map((crossing) => recordOf(crossing, status(crossing))),
      usage: {
        cpuMs: this.#cpuMs,
        wallMs: performance.now() - this.#startMs,
        memoryBytes: this.#core.memoryBytes(),
        reruns: Math.max(0, this.#journal.attempts - 1),
      },
    }
  }

  async #attempts(start: Image | undefined): Promise<EndingKind> {
    for (;;) {
      this.#host.begin()
      this.#guest = new GuestCell(this.#core.template, this.#script)
      let turn = await this.#turn((machine) => this.#guest.start(machine))
      while (turn === undefined) {
        const event = await this.#nextEvent()
        if (event === undefined) return this.#quiet()
        if (event.kind === 'timeout') return event
        turn = await this.#turn((machine) => this.#deliver(machine, event))
      }
      if (turn !== 'abandoned')
        return this.#host.ended?.kind === 'terminal' ? this.#endByTerminal(this.#host.ended.crossing) : turn
      const timeout = await this.#untilAnswered(this.#host.missing as Crossing)
      if (timeout !== undefined) return timeout
      this.#core.reset(start)
    }
  }

  /** The guest is quiet and nothing is left that could wake it. */
  #quiet(): EndingKind {
    const { settled } = this.#guest
    return settled === undefined ? { kind: 'deadlock' } : { kind: 'settled', text: settled }
  }

  /** The next event for the guest; waits for it; undefined when none can come. */
  async #nextEvent(): Promise<Event | Extract<EndingKind, { kind: 'timeout' }> | undefined> {
    const replayed = this.#journal.replay()
    if (replayed !== undefined) return this.#host.taken(replayed)
    for (;;) {
      this.#throwIfStopped()
      if (this.#wallOver) return { kind: 'timeout', limit: 'wallMs' }
      const index = this.#arrived.findIndex((event) => this.#journal.accepts(event))
      const [event] = index < 0 ? [] : this.#arrived.splice(index, 1)
      if (event !== undefined) {
        this.#journal.deliver(event)
        return this.#host.taken(event)
      }
      if (!this.#journal.isWaiting) return undefined
      await this.#sleep()
    }
  }

  async #untilAnswered(crossing: Crossing): Promise<EndingKind | undefined> {
    while (crossing.answer === undefined) {
      this.#throwIfStopped()
      if (this.#wallOver) return { kind: 'timeout', limit: 'wallMs' }
      await this.#sleep()
    }
    return undefined
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #throwIfStopped(): void {
    if (this.#stopReason !== undefined) throw this.#stopReason.reason
  }

  #arrive(event: Event): void {
    this.#arrived.push(event)
    this.#wake?.()
  }

  /** Lets the guest run until it is quiet or at its end. */
  async #turn(work: (machine: Machine) => void): Promise<TurnResult> {
    this.#throwIfStopped()
    try {
      return await this.#core.use((machine) => this.#turnIn(machine, work))
    } catch (error) {
      return trapped(error, this.#core.memoryRefused)
    } finally {
      this.#flushLogs()
      this.#calls.start()
    }
  }

  #turnIn(machine: Machine, work: (machine: Machine) => void): TurnResult {
    const { cpuMs, wallMs } = this.#core.options.limits
    const start = performance.now()
    const budgetMs = Math.min(cpuMs - this.#cpuMs, wallMs - (start - this.#startMs))
    try {
      machine.turn(this.#host, budgetMs, () => {
        work(machine)
        if (machine.stopped === undefined) machine.runJobs()
        if (machine.stopped === undefined) this.#guest.readPromise(machine)
      })
    } finally {
      this.#cpuMs += performance.now() - start
    }
    return this.#afterTurn(machine)
  }

  #afterTurn(machine: Machine): TurnResult {
    const { ended } = this.#host
    if (machine.stopped === 'timeout' && ended?.kind !== 'terminal') {
      return { kind: 'timeout', limit: this.#cpuMs >= this.#core.options.limits.cpuMs ? 'cpuMs' : 'wallMs' }
    }
    if (ended?.kind === 'call-budget') return { kind: 'call-budget' }
    // The call that ends the run has unwound the guest by now, its `finally` blocks included.
    if (ended?.kind === 'terminal') return ENDED_BY_TERMINAL
    if (machine.stopped === 'abandoned') return 'abandoned'
    if (ended?.kind === 'uncaught') return { kind: 'settled', text: ended.error }
    const { settled } = this.#guest
    if (settled === OUT_OF_MEMORY || (machine.memoryRefused && isOutOfMemory(settled))) return { kind: 'memory' }
    if (settled?.startsWith('e')) return { kind: 'settled', text: settled, deep: machine.reachedStackEnd() }
    return undefined
  }

  #deliver(machine: Machine, { kind, id }: Event): void {
    if (kind === 'timer') this.#guest.fireTimer(machine, id)
    else this.#guest.settleCall(machine, id, this.#journal.crossings[id - 1]?.answer as string)
  }

  async #endByTerminal(crossing: Crossing): Promise<EndingKind> {
    void this.#calls.finish(crossing).then((answer) => {
      crossing.answer = answer
      this.#wake?.()
    })
    const timeout = await this.#untilAnswered(crossing)
    return timeout ?? { kind: 'settled', text: crossing.answer as string, endedBy: crossing.name }
  }

  #noteLog(entry: LogEntry): void {
    this.#logs.add(entry)
    if (this.#onLog !== undefined) this.#pendingLogs.push(entry)
  }

  /** Console lines are told between turns: the caller's code never runs on top of the guest's. */
  #flushLogs(): void {
    for (const entry of this.#pendingLogs.splice(0)) this.#onLog?.(entry)
  }
}

const ENDED_WITHOUT = 'The call was aborted: its run ended without the answer'
const ENDED_BY_TERMINAL: EndingKind = { kind: 'settled', text: 't' }
/**
 * The engine throws null, or an error of its own that may lack a message, where it cannot even make one (hazards H1).
 */
function isOutOfMemory(settled: string | undefined): boolean {
  if (!settled?.startsWith('e')) return false
  const { isError, name, message, value } = decodeError(settled.slice(1))
  if (!isError) return value === null || value === undefined
  return name === 'InternalError' && (message === 'out of memory' || message === '')
}

/** The machine gave up: its instance is dropped, and the run ends here. */
function trapped(error: unknown, memoryRefused: boolean): EndingKind {
  if (memoryRefused || (error instanceof Error && error.name === 'GuestMemoryFull')) return { kind: 'memory' }
  if (error instanceof RangeError || /call stack|recursion/.test(String(error))) return { kind: 'stack' }
  return { kind: 'engine', cause: error }
}
