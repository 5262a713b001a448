/**
 * One call into the engine, and what comes after it. A turn is a chain of them, so that a guest that halts in one can
 * be gone on with: the call is then made again with the same arguments, which stay where they are until it is over.
 */
export interface Entry {
  /** Makes the call; gives what the engine gave. */
  enter(): number
  /** Takes what the call gave once it is over; gives the next one. */
  leave(result: number): Entry | undefined
}

/** What is done with a result; gives the entry that comes next. */
export type Next<T> = (result: T) => Entry | undefined
