import type { Account } from './fair-queue.ts'
import type { Reply, Request } from './messages.ts'
import type { ThreadWorker } from './thread-worker.ts'

/** How often the threads ended that a run was in. */
export interface Deaths {
  /** Of a fault in the thread: of memory, or an exception that nothing caught. */
  crashes: number
  /** Without a word: someone terminated it. */
  losses: number
}

/** Where a session's guest is. */
export interface Tie {
  /** The thread that did, or does, the session's last job. */
  thread: ThreadWorker | undefined
  /** True while that thread alone can go on: its guest is frames there, and nowhere else. */
  isHeld: boolean
}

/** Something for a thread to do. Until its reply is there nothing has happened, so another thread may begin anew. */
export interface Job {
  readonly session: string
  /** Thread time of its session. */
  readonly account: Account
  readonly deaths: Deaths
  readonly tie: Tie
  /** True for the first turn of a cell: only those are refused when too many wait. */
  readonly isStart: boolean
  /**
   * What to send to a thread that has the session's memory of `version`, or knows nothing of it. It may throw: the
   * session's clock is the caller's own.
   */
  request(version: number | undefined): Omit<Request, 'id' | 'forget'>
  /** The version of the memory that the thread has once it has replied. */
  settle(reply: Reply): number | undefined
  fail(error: unknown): void
}

/** Why a job came to nothing. */
export type LossKind = 'overtime' | 'crashed' | 'interrupted' | 'disposed'

/** A job came to nothing. */
export class JobLost extends Error {
  override readonly name = 'JobLost'
  readonly kind: LossKind
  /** Milliseconds that the thread was at it. */
  readonly tookMs: number
  constructor(kind: LossKind, tookMs = 0) {
    super(`the work was lost: ${kind}`)
    this.kind = kind
    this.tookMs = tookMs
  }
}
