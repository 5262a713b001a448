/** Why the guest was stopped in the middle of a turn. */
export type StopReason = 'timeout' | 'abandoned'

/** Someone outside this thread who watches over the turns of a machine. */
export interface TurnWatch {
  /** Guest code begins to run, and should be over at `deadline` (milliseconds of `performance.now()`). */
  enter(deadline: number): void
  /** Guest code is no longer running. */
  leave(): void
  /** True when the turn is to be given up. */
  isInterrupted(): boolean
}
