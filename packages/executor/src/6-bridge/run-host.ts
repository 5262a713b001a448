import type { GuestHost } from '../5-run/guest-host.ts'
import type { LogEntry } from '../outcome.ts'
import { encodeError } from './codec.ts'
import type { Crossing, Event, Journal } from './journal.ts'
import { answerService } from './services.ts'
import type { Timers } from './timers.ts'

/** What ended the guest from the host's side. */
export type Ended =
  | { readonly kind: 'terminal'; readonly crossing: Crossing }
  | { readonly kind: 'call-budget' }
  | { readonly kind: 'uncaught'; readonly error: string }

/** What the host's side of a run needs of its session. */
export interface RunHostOptions {
  readonly maxCalls: number
  readonly nowMs: () => number
  readonly randomBytes: (length: number) => Uint8Array
  readonly moduleScript: (name: string) => string
  readonly onNewCall: (crossing: Crossing) => void
  readonly onLog: (entry: LogEntry) => void
}

/** Answers the guest of one run, from the journal where that knows the answer. */
export class RunHost implements GuestHost {
  readonly #journal: Journal
  readonly #timers: Timers
  readonly #options: RunHostOptions
  /** The crossing whose answer the guest could not do without: set when it was abandoned. */
  missing: Crossing | undefined
  ended: Ended | undefined

  constructor(journal: Journal, timers: Timers, options: RunHostOptions) {
    this.#journal = journal
    this.#timers = timers
    this.#options = options
  }

  /** Begins an attempt. */
  begin(): void {
    this.#journal.begin()
    this.missing = undefined
  }

  call(name: string, args: string): number | undefined {
    const crossing = this.#crossing(name, args)
    if (crossing === undefined) return undefined
    this.#journal.await(crossing)
    return crossing.id
  }

  callSync(name: string, args: string): string | undefined {
    const crossing = this.#crossing(name, args)
    if (crossing?.answer !== undefined) return crossing.answer
    this.missing = crossing
    return undefined
  }

  terminal(name: string, args: string): void {
    this.ended ??= { kind: 'terminal', crossing: this.#journal.match(name, args) ?? this.#journal.add(name, args) }
  }

  log(level: string, text: string): void {
    if (!this.#journal.isNewLog()) return
    // The guest library sends one of the five levels and a JSON string.
    this.#options.onLog({ level: level as LogEntry['level'], text: String(JSON.parse(text)) })
  }

  service(name: string, argument: string): string {
    const { nowMs, randomBytes } = this.#options
    const ask = (): string => {
      try {
        const value = name === 'now' ? nowMs() : answerService(name, JSON.parse(argument), { randomBytes, nowMs })
        return JSON.stringify({ value })
      } catch (error) {
        return JSON.stringify({ error: encodeError(error, MAX_ERROR_BYTES) })
      }
    }
    // Other services give the same answer for the same question.
    return name === 'random' || name === 'now' ? this.#journal.service(ask) : ask()
  }

  startTimer(id: number, delayMs: number, repeat: boolean): void {
    this.#journal.startTimer(id)
    if (repeat || !this.#journal.willFire(id)) this.#timers.start(id, delayMs, repeat)
  }

  clearTimer(id: number): void {
    this.#journal.clearTimer(id)
    this.#timers.clear(id)
  }

  module(name: string): string {
    return this.#options.moduleScript(name)
  }

  uncaught(error: string): void {
    this.ended ??= { kind: 'uncaught', error }
  }

  nowMs(): number {
    return this.#journal.reading(this.#options.nowMs)
  }

  /** Takes the event that is about to be told to the guest. */
  taken(event: Event): Event {
    this.#journal.taken(event, event.kind === 'timer' && this.#timers.repeats(event.id))
    return event
  }

  #crossing(name: string, args: string): Crossing | undefined {
    // After the end of the run nothing is called any more.
    if (this.ended !== undefined) return undefined
    const known = this.#journal.match(name, args)
    if (known !== undefined) return known
    if (this.#journal.crossings.length >= this.#options.maxCalls) {
      this.ended = { kind: 'call-budget' }
      return undefined
    }
    const crossing = this.#journal.add(name, args)
    this.#options.onNewCall(crossing)
    return crossing
  }
}

const MAX_ERROR_BYTES = 16_384
