/** A clock that waits for nothing: what is due runs in the order of its time, once the code before it is done. */
export interface VirtualClock {
  /** Runs a callback when `ms` have passed on this clock; gives a function that takes it back. */
  after(ms: number, callback: () => void): () => void
  /** True while something is due. */
  isRunning(): boolean
}

interface Due {
  readonly atMs: number
  readonly run: () => void
}

/**
 * Makes a clock that stands at 0. It moves one due time per turn of the event loop, so promises settle in between, and
 * a busy machine changes no order.
 *
 * @example
 * const clock = makeVirtualClock()
 * clock.after(20, () => {}) // runs second
 * clock.after(1, () => {}) // runs first
 */
export function makeVirtualClock(): VirtualClock {
  const due: Due[] = []
  let nowMs = 0
  let isArmed = false
  const arm = (): void => {
    if (isArmed || due.length === 0) return
    isArmed = true
    setImmediate(() => {
      isArmed = false
      const next = due.shift()
      if (!next) return
      nowMs = next.atMs
      arm()
      next.run()
    })
  }
  return {
    after(ms, run) {
      const one = { atMs: nowMs + ms, run }
      const later = due.findIndex(({ atMs }) => atMs > one.atMs)
      due.splice(later === -1 ? due.length : later, 0, one)
      arm()
      return () => {
        const index = due.indexOf(one)
        if (index !== -1) due.splice(index, 1)
      }
    },
    isRunning: () => due.length > 0,
  }
}
