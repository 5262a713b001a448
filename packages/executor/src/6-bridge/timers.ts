interface Timer {
  readonly delayMs: number
  readonly repeats: boolean
  /** The host's clock; undefined while the timer is due, or paused. */
  handle: ReturnType<typeof setTimeout> | undefined
  /** Milliseconds of `performance.now()` at which it fires, or last did. */
  dueMs: number
  /** True from when it fired until the guest is told. */
  isDue: boolean
}

/** The longest delay that host timers take; longer ones fire at once there, so they are cut (as Node does). */
const MAX_DELAY_MS = 2 ** 31 - 1

/**
 * The host's clocks for the timers of one run, by the guest's numbers. Each fires once until {@link taken} says that
 * the guest was told: a guest that is slower than its intervals has one tick of each before it, never a heap.
 */
export class Timers {
  readonly #timers = new Map<number, Timer>()
  readonly #onFire: (id: number) => void
  #pausedMs = 0

  constructor(onFire: (id: number) => void) {
    this.#onFire = onFire
  }

  /** Sets a timer, unless an earlier attempt of the run has set it already. */
  start(id: number, delayMs: number, repeats: boolean): void {
    if (this.#timers.has(id)) return
    const delay = delayMs >= 1 ? Math.min(delayMs, MAX_DELAY_MS) : 1
    const timer: Timer = { delayMs: delay, repeats, handle: undefined, dueMs: 0, isDue: false }
    this.#timers.set(id, timer)
    this.#schedule(id, timer, delay)
  }

  /** True for a timer that is set, or has fired and was not taken yet. */
  has(id: number): boolean {
    return this.#timers.has(id)
  }

  /** The guest is told that a timer fired: one that repeats goes on, any other is over. */
  taken(id: number): void {
    const timer = this.#timers.get(id)
    if (!timer?.repeats) this.clear(id)
    // What it missed is not made up for.
    else if (timer.isDue) this.#schedule(id, timer, Math.max(1, timer.dueMs + timer.delayMs - performance.now()))
  }

  /** True when the timer had fired and was not taken yet. */
  clear(id: number): boolean {
    const timer = this.#timers.get(id)
    clearTimeout(timer?.handle)
    this.#timers.delete(id)
    return timer?.isDue ?? false
  }

  clearAll(): void {
    for (const { handle } of this.#timers.values()) clearTimeout(handle)
    this.#timers.clear()
  }

  /** Stops all clocks where they stand: nothing fires before {@link resume}. */
  pause(): void {
    this.#pausedMs = performance.now()
    for (const timer of this.#timers.values()) {
      clearTimeout(timer.handle)
      timer.handle = undefined
    }
  }

  /** Goes on after {@link pause}. */
  resume(): void {
    for (const [id, timer] of this.#timers) {
      if (!timer.isDue) this.#schedule(id, timer, Math.max(1, timer.dueMs - this.#pausedMs))
    }
  }

  #schedule(id: number, timer: Timer, inMs: number): void {
    timer.isDue = false
    timer.dueMs = performance.now() + inMs
    timer.handle = setTimeout(() => {
      timer.handle = undefined
      timer.isDue = true
      this.#onFire(id)
    }, inMs)
  }
}
