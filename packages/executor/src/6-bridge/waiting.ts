import type { Event } from './record.ts'

/** Host timers take at most this; a run of 24 days may as well have no limit. */
const MAX_DELAY_MS = 2 ** 31 - 1

/**
 * What a run waits for between its turns: events that arrive from outside, until it is stopped or its wall clock is
 * over.
 */
export class Waiting {
  /** Events that came and were not given to the guest yet, in the order in which they came. */
  arrived: Event[]
  /** Milliseconds of `performance.now()` at which the wall clock is over. */
  #endMs = Number.POSITIVE_INFINITY
  #wake: (() => void) | undefined
  #stopReason: { readonly reason: unknown } | undefined
  #clock: ReturnType<typeof setTimeout> | undefined

  constructor(arrived: Event[]) {
    this.arrived = arrived
  }

  /** Something arrived. */
  arrive(event: Event): void {
    this.arrived.push(event)
    this.wake()
  }

  /** Looks again at what is waited for. */
  wake(): void {
    this.#wake?.()
  }

  /** Ends the run: whoever waits gets `reason` as an exception. */
  stop(reason: unknown): void {
    this.#stopReason ??= { reason }
    this.wake()
  }

  /** What the run was stopped with; undefined when it was not. */
  get stopReason(): unknown {
    return this.#stopReason?.reason
  }

  /** Milliseconds until the wall clock is over; Infinity for none. */
  get leftMs(): number {
    return this.#endMs - performance.now()
  }

  /** True once the wall clock is over. */
  get isOver(): boolean {
    return this.leftMs <= 0
  }

  throwIfStopped(): void {
    if (this.#stopReason !== undefined) throw this.#stopReason.reason
  }

  /** The first event that `accepts` takes, which is then no longer among those that arrived. */
  take(accepts: (event: Event) => boolean): Event | undefined {
    const index = this.arrived.findIndex(accepts)
    return index < 0 ? undefined : this.arrived.splice(index, 1)[0]
  }

  /** All events that `accepts` takes, as {@link take}. */
  takeAll(accepts: (event: Event) => boolean): Event[] {
    const taken = this.arrived.filter(accepts)
    this.arrived = this.arrived.filter((event) => !accepts(event))
    return taken
  }

  /** Forgets the events that came and that `isWanted` does not take. */
  keep(isWanted: (event: Event) => boolean): void {
    this.arrived = this.arrived.filter(isWanted)
  }

  /**
   * Waits until `isTrue`; gives false when the wall clock is over before it. Not an async function: thousands of runs
   * wait here, and a frame of one takes half a kilobyte.
   */
  until(isTrue: () => boolean): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#wake = () => {
        if (this.#stopReason !== undefined) reject(this.#stopReason.reason)
        else if (this.isOver) resolve(false)
        else if (isTrue()) resolve(true)
        else return
        this.#wake = undefined
      }
      this.#wake()
    })
  }

  /** Starts the wall clock; Infinity for none. `onOver` is told when its time is over. */
  startClock(leftMs: number, onOver: () => void): void {
    if (!Number.isFinite(leftMs)) return
    this.#endMs = performance.now() + leftMs
    const expire = (): void => {
      // Host timers may fire a little early, and a clock of 24 days ends there.
      this.#endMs = Number.NEGATIVE_INFINITY
      onOver()
      this.wake()
    }
    this.#clock = setTimeout(expire, Math.min(Math.max(0, leftMs), MAX_DELAY_MS))
  }

  stopClock(): void {
    clearTimeout(this.#clock)
    this.#endMs = Number.POSITIVE_INFINITY
  }
}
