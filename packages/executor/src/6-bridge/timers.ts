interface Timer {
  readonly delayMs: number
  readonly repeat: boolean
  handle: ReturnType<typeof setTimeout> | undefined
}

/** The longest delay that host timers take; longer ones fire at once there, so they are cut (as Node does). */
const MAX_DELAY_MS = 2 ** 31 - 1

/** The host's clocks for the timers of one run, by the guest's numbers. */
export class Timers {
  /** Made with the first timer: most runs have none. */
  #timers: Map<number, Timer> | undefined
  readonly #onFire: (id: number) => void

  constructor(onFire: (id: number) => void) {
    this.#onFire = onFire
  }

  /** Sets a timer, unless an earlier attempt of the run has set it already. */
  start(id: number, delayMs: number, repeat: boolean): void {
    this.#timers ??= new Map()
    if (this.#timers.has(id)) return
    const delay = delayMs >= 1 ? Math.min(delayMs, MAX_DELAY_MS) : 1
    const timer: Timer = { delayMs: delay, repeat, handle: undefined }
    this.#timers.set(id, timer)
    this.#schedule(id, timer)
  }

  clear(id: number): void {
    const timer = this.#timers?.get(id)
    clearTimeout(timer?.handle)
    this.#timers?.delete(id)
  }

  clearAll(): void {
    for (const id of [...(this.#timers?.keys() ?? [])]) this.clear(id)
  }

  #schedule(id: number, timer: Timer): void {
    timer.handle = setTimeout(() => {
      if (timer.repeat) this.#schedule(id, timer)
      else this.#timers?.delete(id)
      this.#onFire(id)
    }, timer.delayMs)
  }
}
