// What a run asked of the host and what came back, as plain data: how a journal is written down and told apart.

/** A crossing as the journal keeps it: what was asked, and the answer once there is one. */
export interface Crossing {
  /** 1, 2, 3 … in the order of the run's calls. */
  readonly id: number
  readonly name: string
  /** The arguments, as the codec wrote them. */
  readonly args: string
  /** 'v' and a value or 'e' and an error, as the codec wrote it; undefined while the host function runs. */
  answer: string | undefined
  /** The payload of `call.suspend`, as the codec wrote it, once the answer is to come from outside. */
  suspended: string | undefined
  /** The last attempt that made this call, and the last in which the guest waits for it with a promise. */
  madeIn: number
  awaitedIn: number
  /** Made when the host function asks for its signal. */
  controller: AbortController | undefined
  /** What the host function threw, in short. */
  failure: { readonly name: string; readonly message: string } | undefined
  /** Milliseconds of `performance.now()` at its start and its end. */
  startedMs: number
  endedMs: number
}

/** A crossing that has just been made. */
export function crossingOf(id: number, name: string, args: string, attempt: number): Crossing {
  return {
    id,
    name,
    args,
    answer: undefined,
    suspended: undefined,
    madeIn: attempt,
    awaitedIn: 0,
    controller: undefined,
    failure: undefined,
    startedMs: 0,
    endedMs: 0,
  }
}

/** True for a crossing whose answer is to come from outside. */
export function isSuspended({ answer, suspended }: Crossing): boolean {
  return answer === undefined && suspended !== undefined
}

/** Something that happened outside while the guest was quiet, and is told to it. */
export type Event = { readonly kind: 'call' | 'timer'; readonly id: number }

/** Stands for the number of a call where the guest waits for whatever comes next. */
export const ANY_EVENT = 0

/** So many clock readings in a row that gave one instant. */
export interface Reading {
  readonly nowMs: number
  count: number
}

/** A journal as plain data. Counts that begin with `next` say how far the attempt at hand has come. */
export interface JournalState {
  readonly attempts: number
  /** Number of the last crossing; `crossings` may leave some out. */
  readonly lastId: number
  readonly crossings: readonly Crossing[]
  readonly delivered: readonly Event[]
  readonly nextDelivery: number
  readonly readings: readonly Reading[]
  readonly nextReading: number
  readonly readingsLeft: number
  readonly services: readonly string[]
  readonly nextService: number
  readonly logs: number
  readonly nextLog: number
  /** Timers that are set: number and whether it repeats. */
  readonly timers: readonly (readonly [id: number, repeats: boolean])[]
  /** Highest number of a timer that any attempt has set. */
  readonly lastTimer: number
}

/** What a turn did to a copy of a journal. */
export interface JournalNotes {
  /** Numbers of crossings of earlier attempts that were made again. */
  readonly matched: number[]
  readonly made: Crossing[]
  /** Numbers of crossings that the guest waits for with a promise. */
  readonly awaited: number[]
  /** Events of earlier attempts that were given in the middle of the turn, and how many there were with the rest. */
  readonly taken: Event[]
  passed: number
  readonly readings: Reading[]
  readonly services: string[]
  /** Console lines, those of earlier attempts included. */
  logs: number
}

/** Notes of a turn that has not begun. */
export function noNotes(): JournalNotes {
  return { matched: [], made: [], awaited: [], taken: [], passed: 0, readings: [], services: [], logs: 0 }
}
