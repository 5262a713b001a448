import type { TurnWatch } from './turn-watch.ts'

/** The time that a turn may take, in this thread and as someone outside of it sees it. */
export class TurnClock {
  readonly #watch: TurnWatch | undefined
  #deadline = Number.POSITIVE_INFINITY
  #isHeld = false

  constructor(watch: TurnWatch | undefined) {
    this.#watch = watch
  }

  start(budgetMs: number): void {
    this.#deadline = performance.now() + budgetMs
    this.#watch?.enter(this.#deadline)
  }

  stop(): void {
    this.#watch?.leave()
  }

  get isOver(): boolean {
    return !this.#isHeld && (performance.now() >= this.#deadline || (this.#watch?.isInterrupted() ?? false))
  }

  /** Does work for which no time is too late. */
  hold<T>(work: () => T): T {
    this.#isHeld = true
    try {
      return work()
    } finally {
      this.#isHeld = false
    }
  }
}
