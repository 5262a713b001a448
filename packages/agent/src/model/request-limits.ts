/** How often and how many at once requests may be made. */
export interface RequestLimitOptions {
  /** Requests that may begin in any one minute, retries included. Default: any number. */
  readonly requestsPerMinute?: number
  /** Calls that may be under way at once; a stream is until it ends or is left. Default: any number. */
  readonly maxConcurrent?: number
}

const MINUTE_MS = 60_000

/**
 * Makes callers wait for their turn, first come first served, without blocking anyone else.
 *
 * A call first takes a slot (`maxConcurrent`), which it keeps over its retries, and then a turn for each request
 * (`requestsPerMinute`). Two queues one after the other, so whoever holds a slot never waits for one who does not.
 *
 * @example
 * const limits = new RequestLimits({ maxConcurrent: 1 })
 * const release = await limits.takeSlot(undefined)
 * await limits.takeTurn(undefined)
 * release()
 */
export class RequestLimits {
  readonly #maxConcurrent: number
  readonly #requestsPerMinute: number
  readonly #waitingForSlot = new Set<() => void>()
  readonly #waitingForTurn = new Set<() => void>()
  /** When the requests of the last minute began, oldest first. */
  readonly #begun: number[] = []
  #held = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor({
    requestsPerMinute = Number.POSITIVE_INFINITY,
    maxConcurrent = Number.POSITIVE_INFINITY,
  }: RequestLimitOptions) {
    this.#requestsPerMinute = requestsPerMinute
    this.#maxConcurrent = maxConcurrent
  }

  /** Waits for a slot, and gives the function that frees it; rejects with the reason of the signal. */
  async takeSlot(signal: AbortSignal | undefined): Promise<() => void> {
    signal?.throwIfAborted()
    if (this.#held < this.#maxConcurrent) this.#held++
    else await waitIn(this.#waitingForSlot, signal)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      // The slot goes straight to the next in line, so that no newcomer slips in between.
      if (!admitFirst(this.#waitingForSlot)) this.#held--
    }
  }

  /** Waits until one more request may begin, and counts it; rejects with the reason of the signal. */
  async takeTurn(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    if (this.#requestsPerMinute === Number.POSITIVE_INFINITY) return
    const turn = waitIn(this.#waitingForTurn, signal)
    this.#admitTurns()
    try {
      await turn
    } finally {
      // Nobody is left to wake: the timer must not keep the process alive.
      if (this.#waitingForTurn.size === 0) clearTimeout(this.#timer)
    }
  }

  #admitTurns(): void {
    clearTimeout(this.#timer)
    while (this.#waitingForTurn.size > 0) {
      const waitMs = this.#msToNextTurn()
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#admitTurns(), waitMs)
        return
      }
      this.#begun.push(performance.now())
      admitFirst(this.#waitingForTurn)
    }
  }

  #msToNextTurn(): number {
    const now = performance.now()
    while (this.#begun[0] !== undefined && now - this.#begun[0] >= MINUTE_MS) this.#begun.shift()
    if (this.#begun.length < this.#requestsPerMinute) return 0
    // Timers count whole milliseconds and may be early by less than one.
    return Math.ceil((this.#begun[0] ?? now) + MINUTE_MS - now)
  }
}

function admitFirst(queue: Set<() => void>): boolean {
  const [first] = queue
  first?.()
  return first !== undefined
}

function waitIn(queue: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      queue.delete(admit)
      reject(signal?.reason)
    }
    const admit = (): void => {
      queue.delete(admit)
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    queue.add(admit)
    signal?.addEventListener('abort', leave, { once: true })
  })
}
