import type { EndingKind } from './5-run/ending.ts'
import type { Entry, Next } from './5-run/entry.ts'
import { GuestCell, type GuestState, OUT_OF_MEMORY } from './5-run/guest-cell.ts'
import { askingPlace, droppedPlaces, forgetWaits, releasing, telling } from './5-run/guest-entries.ts'
import type { Told } from './5-run/guest-host.ts'
import type { Machine } from './5-run/machine.ts'
import type { Template } from './5-run/template.ts'
import { decodeError } from './6-bridge/codec.ts'
import type { Journal } from './6-bridge/journal.ts'
import { type Asked, type FunctionTextFinder, RunHost, type RunHostSession } from './6-bridge/run-host.ts'
import type { RunnableCell } from './compile.ts'

/** What a turn begins with: the script, or something that happened outside. */
export type Step = { readonly kind: 'start' } | Told

/**
 * How a turn ended: the guest waits, stands halted in the middle of a call, was abandoned at a call, called a terminal
 * function or ran out of its time; or the run is over.
 */
export type TurnEnd =
  | { readonly kind: 'waiting' }
  /** Nothing but the answer of this call goes on with it; where it is {@link ANY_EVENT}, whatever comes first. */
  | { readonly kind: 'halted'; readonly call: number }
  /** It could not do without the answer of this call, or without {@link ANY_EVENT}. */
  | { readonly kind: 'abandoned'; readonly missing: number }
  | { readonly kind: 'terminal'; readonly call: number }
  | { readonly kind: 'out-of-time' }
  /** The turn is to be made anew with the cells before this one. */
  | { readonly kind: 'lacks-history' }
  | EndingKind

/** Where a run stands between two turns. One that was abandoned at a call starts anew with its answer. */
export type Phase = { readonly kind: 'to-start' } | Exclude<TurnEnd, { readonly kind: PassingKind }>
type PassingKind = 'terminal' | 'out-of-time' | 'lacks-history'

/** What one turn gave: plain data. */
export interface TurnReport extends Asked {
  readonly end: TurnEnd
  /** Milliseconds that the guest computed. */
  readonly cpuMs: number
  /** Where the guest stands. */
  readonly guest: GuestState
  /** Where dropped calls stand that it waits for, as frames of a stack; empty for none, and at its end. */
  readonly droppedAt: string
}

/** What a run takes of its session where its guest is. */
export interface GuestSession extends RunHostSession {
  readonly template: Template
  readonly resultBytes: number
}

/**
 * A run where its guest is: one turn at a time, with the session's memory in a machine. What the turns ask of the host
 * is done between them, by whoever has them run.
 */
export class GuestRun {
  readonly #session: GuestSession
  readonly #fileName: string
  readonly #host: RunHost
  #guest: GuestCell
  /** Where it stands still in a cell that has not settled, as a stack. */
  #standsAt = ''
  /** The call into the engine in which the guest stands halted. */
  #halted: Entry | undefined
  /** False when the guest is known to wait for no dropped call. */
  #hasDropped: boolean

  constructor(
    session: GuestSession,
    fileName: string,
    journal: Journal,
    texts: FunctionTextFinder,
    at: GuestState | undefined,
  ) {
    this.#session = session
    this.#fileName = fileName
    this.#host = new RunHost(journal, session, texts)
    this.#guest = new GuestCell(session.template, session.resultBytes, at)
    this.#hasDropped = at !== undefined
  }

  /** Where the guest stands. */
  get guest(): GuestState {
    return this.#guest.state()
  }

  /** Runs the guest from `step` on until it is quiet or at its end; `cell` is what it starts with. */
  turn(machine: Machine, step: Step, cell: RunnableCell | undefined, budgetMs: number): TurnReport {
    const start = performance.now()
    if (step.kind === 'start') this.#begin()
    const halted = this.#halted
    let droppedAt = ''
    const end = machine.turn(this.#host, budgetMs, () => {
      machine.dropped.mayBe = this.#hasDropped
      const isOn = halted !== undefined && step.kind !== 'start'
      this.#halted = isOn ? machine.goOn(halted, step) : machine.drive(this.#first(machine, step, cell))
      const end = this.#endOf(machine)
      if (this.#halted !== undefined) droppedAt = machine.dropped.at
      else if (MAY_STAND.has(end.kind) && machine.dropped.mayBe) {
        droppedAt = droppedPlaces(machine)
        machine.dropped.mayBe = droppedAt !== ''
      }
      this.#hasDropped = machine.dropped.mayBe
      if (this.#host.ended !== undefined && this.#isKept(end)) this.#clearUp(machine)
      return end
    })
    return this.#report(end, performance.now() - start, droppedAt)
  }

  /** The report of a turn in which the machine gave up: its instance is dropped, and the run ends here. */
  trapped(error: unknown, memoryRefused: boolean, cpuMs: number): TurnReport {
    return this.#report(endOfTrap(error, memoryRefused), cpuMs)
  }

  /** The first call into the engine; behind it stand those that let the guest run until it is quiet. */
  #first(machine: Machine, step: Step, cell: RunnableCell | undefined): Entry | undefined {
    const guest = this.#guest
    const read = (): Entry | undefined =>
      machine.stopped === undefined ? guest.readPromise(machine, quiet) : undefined
    const jobs = (): Entry | undefined => (machine.stopped === undefined ? machine.runningJobs(read) : undefined)
    // Nothing can come any more: who waits for a result that is dropped goes on, as if it had not waited.
    const standing = (): Entry | undefined =>
      machine.stopped === undefined && this.#host.standsStill
        ? releasing(machine, (wasOpen) => (wasOpen ? jobs() : this.#stuck(machine)))
        : undefined
    const quiet = (): Entry | undefined => (guest.hasJobs() ? jobs() : standing())
    if (cell !== undefined) return this.#start(machine, cell, jobs)
    return step.kind === 'start' ? jobs() : telling(machine, step, jobs)
  }

  /** Nothing is left to let go either: a cell that has no value by now never gets one. */
  #stuck(machine: Machine): Entry | undefined {
    if (machine.stopped !== undefined || this.#guest.settled !== undefined) return undefined
    return askingPlace(machine, (stack) => {
      this.#standsAt = stack
      return undefined
    })
  }

  #begin(): void {
    this.#host.begin()
    this.#halted = undefined
    this.#hasDropped = false
    this.#guest = new GuestCell(this.#session.template, this.#session.resultBytes)
  }

  #start(machine: Machine, { scriptText, isAsync }: RunnableCell, next: Next<void>): Entry {
    return this.#guest.start(machine, { text: scriptText, fileName: this.#fileName, isAsync }, next)
  }

  /** True for a run that was ended in the middle of what it did, and whose session stays as it is. */
  #isKept({ kind }: TurnEnd): boolean {
    return kind === 'terminal' || kind === 'settled' || kind === 'deadlock'
  }

  /** What still waits there is over with the run. */
  #clearUp(machine: Machine): void {
    machine.stopped = undefined
    forgetWaits(machine)
  }

  #report(end: TurnEnd, cpuMs: number, droppedAt = ''): TurnReport {
    // Field by field: a spread of it takes 4 µs, and this is done in every turn.
    const { calls, timers, logs, logBytesOmitted } = this.#host.takeAsked()
    return { calls, timers, logs, logBytesOmitted, end, cpuMs, guest: this.guest, droppedAt }
  }

  #endOf(machine: Machine): TurnEnd {
    const { ended, halted, missing } = this.#host
    if (this.#halted !== undefined) return { kind: 'halted', call: halted as number }
    if (machine.stopped === 'timeout' && ended?.kind !== 'terminal') return { kind: 'out-of-time' }
    if (ended?.kind === 'call-budget') return { kind: 'call-budget' }
    // The call that ends the run has unwound the guest by now, its `finally` blocks included.
    if (ended?.kind === 'terminal' || ended?.kind === 'deadlock') return ended
    if (machine.stopped === 'abandoned' && this.#host.lacksHistory) return { kind: 'lacks-history' }
    // No call is missing where one was refused, since the run had ended.
    if (machine.stopped === 'abandoned' && missing !== undefined) return { kind: 'abandoned', missing }
    if (ended?.kind === 'uncaught') return { kind: 'settled', text: ended.error }
    const { settled } = this.#guest
    if (settled === OUT_OF_MEMORY || (machine.memoryRefused && isOutOfMemory(settled))) return { kind: 'memory' }
    if (settled?.startsWith('e')) return { kind: 'settled', text: settled, deep: machine.reachedStackEnd() }
    return this.#standsAt === '' ? WAITING : { kind: 'deadlock', stack: this.#standsAt }
  }
}

const WAITING: TurnEnd = { kind: 'waiting' }
/** After these a limit may be reached, or was, while the guest waits for a dropped call. */
const MAY_STAND: ReadonlySet<TurnEnd['kind']> = new Set(['waiting', 'abandoned', 'out-of-time', 'call-budget'])

/**
 * The engine throws null, or an error of its own that may lack a message, where it cannot even make one (hazards H1).
 */
function isOutOfMemory(settled: string | undefined): boolean {
  if (!settled?.startsWith('e')) return false
  const { isError, name, message, value } = decodeError(settled.slice(1))
  if (!isError) return value === null || value === undefined
  return name === 'InternalError' && (message === 'out of memory' || message === '')
}

/** How a run ends whose machine gave up. */
export function endOfTrap(error: unknown, memoryRefused: boolean): EndingKind {
  if (memoryRefused || (error instanceof Error && error.name === 'GuestMemoryFull')) return { kind: 'memory' }
  if (error instanceof RangeError || /call stack|recursion/.test(String(error))) return { kind: 'stack' }
  return { kind: 'engine' }
}
