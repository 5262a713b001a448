import type { EndingKind } from './5-run/ending.ts'
import { GuestCell, type GuestState, OUT_OF_MEMORY } from './5-run/guest-cell.ts'
import type { Machine } from './5-run/machine.ts'
import type { Template } from './5-run/template.ts'
import { decodeError } from './6-bridge/codec.ts'
import type { Journal } from './6-bridge/journal.ts'
import { type Asked, RunHost, type RunHostSession } from './6-bridge/run-host.ts'
import type { RunnableCell } from './compile.ts'

/** What a turn begins with: the script, or something that happened outside and is told to the guest. */
export type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'call'; readonly id: number; readonly answer: string }
  | { readonly kind: 'timer'; readonly id: number }

/**
 * How a turn ended: the guest waits, was abandoned at a call, called a terminal function or ran out of its time; or the
 * run is over.
 */
export type TurnEnd =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'abandoned'; readonly missing: number }
  | { readonly kind: 'terminal'; readonly call: number }
  | { readonly kind: 'out-of-time' }
  | EndingKind

/** What one turn gave: plain data. */
export interface TurnReport extends Asked {
  readonly end: TurnEnd
  /** Milliseconds that the guest computed. */
  readonly cpuMs: number
  /** Where the guest stands. */
  readonly guest: GuestState
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

  constructor(session: GuestSession, fileName: string, journal: Journal, at: GuestState | undefined) {
    this.#session = session
    this.#fileName = fileName
    this.#host = new RunHost(journal, session)
    this.#guest = new GuestCell(session.template, session.resultBytes, at)
  }

  /** Where the guest stands. */
  get guest(): GuestState {
    return this.#guest.state()
  }

  /** Runs the guest from `step` on until it is quiet or at its end; `cell` is what it starts with. */
  turn(machine: Machine, step: Step, cell: RunnableCell | undefined, budgetMs: number): TurnReport {
    const start = performance.now()
    if (step.kind === 'start') this.#begin()
    machine.turn(this.#host, budgetMs, () => {
      if (cell !== undefined) this.#start(machine, cell)
      else this.#tell(machine, step)
      if (machine.stopped === undefined) machine.runJobs()
      if (machine.stopped === undefined) this.#guest.readPromise(machine)
    })
    return this.#report(this.#endOf(machine), performance.now() - start)
  }

  /** The report of a turn in which the machine gave up: its instance is dropped, and the run ends here. */
  trapped(error: unknown, memoryRefused: boolean, cpuMs: number): TurnReport {
    return this.#report(endOfTrap(error, memoryRefused), cpuMs)
  }

  #begin(): void {
    this.#host.begin()
    this.#guest = new GuestCell(this.#session.template, this.#session.resultBytes)
  }

  #start(machine: Machine, { scriptText, isAsync }: RunnableCell): void {
    this.#guest.start(machine, { text: scriptText, fileName: this.#fileName, isAsync })
  }

  #tell(machine: Machine, step: Step): void {
    if (step.kind === 'call') this.#guest.settleCall(machine, step.id, step.answer)
    else if (step.kind === 'timer') this.#guest.fireTimer(machine, step.id)
  }

  #report(end: TurnEnd, cpuMs: number): TurnReport {
    return { ...this.#host.takeAsked(), end, cpuMs, guest: this.guest }
  }

  #endOf(machine: Machine): TurnEnd {
    const { ended, missing } = this.#host
    if (machine.stopped === 'timeout' && ended?.kind !== 'terminal') return { kind: 'out-of-time' }
    if (ended?.kind === 'call-budget') return { kind: 'call-budget' }
    // The call that ends the run has unwound the guest by now, its `finally` blocks included.
    if (ended?.kind === 'terminal') return ended
    if (machine.stopped === 'abandoned') return { kind: 'abandoned', missing: missing as number }
    if (ended?.kind === 'uncaught') return { kind: 'settled', text: ended.error }
    const { settled } = this.#guest
    if (settled === OUT_OF_MEMORY || (machine.memoryRefused && isOutOfMemory(settled))) return { kind: 'memory' }
    if (settled?.startsWith('e')) return { kind: 'settled', text: settled, deep: machine.reachedStackEnd() }
    return WAITING
  }
}

const WAITING: TurnEnd = { kind: 'waiting' }

/**
 * The engine throws null, or an error of its own that may lack a message, where it cannot even make one (hazards H1).
 */
function isOutOfMemory(settled: string | undefined): boolean {
  if (!settled?.startsWith('e')) return false
  const { isError, name, message, value } = decodeError(settled.slice(1))
  if (!isError) return value === null || value === undefined
  return name === 'InternalError' && (message === 'out of memory' || message === '')
}

function endOfTrap(error: unknown, memoryRefused: boolean): EndingKind {
  if (memoryRefused || (error instanceof Error && error.name === 'GuestMemoryFull')) return { kind: 'memory' }
  if (error instanceof RangeError || /call stack|recursion/.test(String(error))) return { kind: 'stack' }
  return { kind: 'engine' }
}
