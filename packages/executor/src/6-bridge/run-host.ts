import { ELSEWHERE, type GuestHost, HALT, type Told } from '../5-run/guest-host.ts'
import type { LogEntry } from '../outcome.ts'
import { utf8Length } from './codec/utf8-length.ts'
import { encodeError } from './codec.ts'
import type { Journal } from './journal.ts'
import { LogBook } from './log-book.ts'
import { ANY_EVENT, type Crossing } from './record.ts'
import { answerService } from './services.ts'

/** What ended the guest from the host's side. */
export type Ended =
  | { readonly kind: 'terminal'; readonly call: number }
  | { readonly kind: 'call-budget' }
  | { readonly kind: 'deadlock'; readonly stack?: string }
  | { readonly kind: 'uncaught'; readonly error: string }

/** What the host's side of a run needs of its session. */
export interface RunHostSession {
  readonly maxCalls: number
  readonly argumentBytes: number
  readonly logBytes: number
  /** True where the guest can be halted in the middle of a call. */
  readonly engineWaits: boolean
  nowMs(): number
  randomBytes(length: number): Uint8Array
  moduleScript(name: string): string
  rewrittenText(code: string): string | undefined
}

/** The texts of functions as they were written, by where the engine has them. */
export type FunctionTextFinder = (
  fileName: string,
  line: number,
  column: number,
) => string | typeof ELSEWHERE | undefined

/** A timer of the guest's: to be set, or (without a delay) to be cleared. */
export interface TimerRequest {
  readonly id: number
  readonly delayMs?: number
  readonly repeats?: boolean
}

/** What the guest asked for in one turn; all of it is done when the turn is over. */
export interface Asked {
  /** Crossings that no earlier attempt made: their host functions are to be called. */
  readonly calls: readonly Crossing[]
  readonly timers: readonly TimerRequest[]
  readonly logs: readonly LogEntry[]
  /** Bytes of log text that were cut out of the middle: a turn keeps a multiple of `logBytes`. */
  readonly logBytesOmitted: number
}

/** A turn that asked for nothing. */
export const NOTHING_ASKED: Asked = { calls: [], timers: [], logs: [], logBytesOmitted: 0 }

/** So many times `logBytes` are kept in one turn, so that whoever listens to the lines misses few of them. */
const LOG_ROOM = 16
/** What a line costs there besides its text: an entry to send and to tell, so that a flood of empty ones is cut too. */
const LOG_LINE_BYTES = 64

/** Timers that a run may have set at once: each is a clock of the host's. */
const MAX_TIMERS = 10_000

/** Answers the guest of one run, from the journal where that knows the answer. */
export class RunHost implements GuestHost {
  readonly #journal: Journal
  readonly #session: RunHostSession
  readonly #functionText: FunctionTextFinder
  /** True when the guest was abandoned for the cells before this one, which are known elsewhere. */
  lacksHistory = false
  /** Number of the call whose answer the guest could not do without, or ANY_EVENT: set when it was abandoned. */
  missing: number | undefined
  /** Number of the call at which the guest stands halted, or did last. */
  halted: number | undefined
  ended: Ended | undefined
  #calls: Crossing[] | undefined
  #timers: Map<number, TimerRequest> | undefined
  /** Highest number of a timer that was told of in an earlier turn. */
  #toldTimer: number
  #logs: LogBook | undefined

  constructor(journal: Journal, session: RunHostSession, functionText: FunctionTextFinder = () => undefined) {
    this.#functionText = functionText
    this.#journal = journal
    this.#session = session
    this.#toldTimer = journal.lastTimer
  }

  /** Begins an attempt. */
  begin(): void {
    this.#journal.begin()
    this.missing = undefined
  }

  /** What the guest asked for since this was asked last. */
  takeAsked(): Asked {
    if ((this.#calls ?? this.#timers ?? this.#logs) === undefined) return NOTHING_ASKED
    const asked = {
      calls: this.#calls ?? [],
      timers: [...(this.#timers?.values() ?? [])],
      logs: this.#logs?.entries() ?? [],
      logBytesOmitted: this.#logs?.omittedBytes ?? 0,
    }
    this.#calls = undefined
    this.#timers = undefined
    this.#toldTimer = this.#journal.lastTimer
    this.#logs = undefined
    return asked
  }

  call(name: string, args: string): number | undefined {
    const crossing = this.#crossing(name, args)
    if (crossing === undefined) return undefined
    this.#journal.await(crossing)
    return crossing.id
  }

  callSync(name: string, args: string): string | typeof HALT | undefined {
    const crossing = this.#crossing(name, args)
    if (crossing?.answer !== undefined) return crossing.answer
    if (crossing !== undefined && this.#session.engineWaits) {
      this.#journal.await(crossing)
      this.halted = crossing.id
      return HALT
    }
    this.missing = crossing?.id
    return undefined
  }

  get standsStill(): boolean {
    return this.ended === undefined && !this.#journal.isWaiting
  }

  nextEvent(): Told | typeof HALT | undefined {
    // After the end of the run nothing more happens to it.
    if (this.ended !== undefined) return undefined
    const told = this.#journal.replayAhead()
    if (told === undefined) return this.#eventLater()
    // A timer that was set in this very turn needs no clock any more.
    const isOver = told.kind === 'timer' && this.#timers?.get(told.id)?.repeats === false
    if (isOver) this.#timers?.delete(told.id)
    return told
  }

  #eventLater(): typeof HALT | undefined {
    if (this.#session.engineWaits) {
      this.halted = ANY_EVENT
      return HALT
    }
    this.missing = ANY_EVENT
    return undefined
  }

  terminal(name: string, args: string): void {
    if (this.ended !== undefined) return
    const known = this.#journal.match(name, args)
    if (known === undefined) this.#checkSize(name, args)
    this.ended = { kind: 'terminal', call: (known ?? this.#journal.add(name, args)).id }
  }

  standStill(stack: string): void {
    this.ended ??= stack === '' ? { kind: 'deadlock' } : { kind: 'deadlock', stack }
  }

  log(level: string, text: string): void {
    if (!this.#journal.isNewLog()) return
    // The guest library sends one of the five levels and a JSON string.
    this.#logs ??= new LogBook(this.#session.logBytes * LOG_ROOM, undefined, LOG_LINE_BYTES)
    this.#logs.add({ level: level as LogEntry['level'], text: String(JSON.parse(text)) })
  }

  service(name: string, argument: string): string {
    const ask = (): string => {
      try {
        const value = name === 'now' ? this.#session.nowMs() : answerService(name, JSON.parse(argument), this.#session)
        return JSON.stringify({ value })
      } catch (error) {
        return JSON.stringify({ error: encodeError(error, MAX_ERROR_BYTES) })
      }
    }
    // Other services give the same answer for the same question.
    return name === 'random' || name === 'now' ? this.#journal.service(ask) : ask()
  }

  startTimer(id: number, delayMs: number, repeats: boolean): void {
    if (this.#journal.timerCount >= MAX_TIMERS) {
      throw new RangeError(`Cannot set a timer: ${MAX_TIMERS} are set; clear some, or wait until some have fired`)
    }
    this.#journal.startTimer(id, repeats)
    this.#timers ??= new Map()
    this.#timers.set(id, { id, delayMs, repeats })
  }

  clearTimer(id: number): void {
    this.#journal.clearTimer(id)
    this.#timers ??= new Map()
    // One that was set in this very turn is known to nobody.
    if (id > this.#toldTimer) this.#timers.delete(id)
    else this.#timers.set(id, { id })
  }

  functionText(fileName: string, line: number, column: number): string | typeof ELSEWHERE | undefined {
    const text = this.#functionText(fileName, line, column)
    if (text !== ELSEWHERE) return text
    // A guest that stands in its machine alone cannot begin its turn anew.
    if (this.#session.engineWaits) return undefined
    this.lacksHistory = true
    return text
  }

  rewrittenText(code: string): string | undefined {
    return this.#session.rewrittenText(code)
  }

  module(name: string): string {
    return this.#session.moduleScript(name)
  }

  uncaught(error: string): void {
    this.ended ??= { kind: 'uncaught', error }
  }

  nowMs(): number {
    return this.#journal.reading(() => this.#session.nowMs())
  }

  #crossing(name: string, args: string): Crossing | undefined {
    // After the end of the run nothing is called any more.
    if (this.ended !== undefined) return undefined
    const known = this.#journal.match(name, args)
    if (known !== undefined) return known
    this.#checkSize(name, args)
    if (this.#journal.crossings.length >= this.#session.maxCalls) {
      this.ended = { kind: 'call-budget' }
      return undefined
    }
    const crossing = this.#journal.add(name, args)
    this.#calls ??= []
    this.#calls.push(crossing)
    return crossing
  }

  /**
   * Refuses arguments that are too long, with the guest's own words. The guest has looked at them already, but with
   * the limit that its memory was set up with: `restore` may have given a lower one since.
   */
  #checkSize(name: string, args: string): void {
    const { argumentBytes } = this.#session
    const bytes = utf8Length(args, argumentBytes)
    if (bytes <= argumentBytes) return
    const reason = `value takes ${bytes} bytes or more, over the limit of ${argumentBytes}`
    throw new SizeError(`Cannot call ${name}: cannot cross: ${reason}`)
  }
}

/** What the guest library throws for it, whose class is nobody's but its own. */
class SizeError extends Error {
  override readonly name = 'SizeError'
}

const MAX_ERROR_BYTES = 16_384
