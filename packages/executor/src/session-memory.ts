import type { SessionNames } from './3-rewrite/top-level.ts'
import type { Ending, EndingKind } from './5-run/ending.ts'
import type { GuestState } from './5-run/guest-cell.ts'
import type { Image } from './5-run/image.ts'
import type { Template } from './5-run/template.ts'
import type { Journal } from './6-bridge/journal.ts'
import type { PastCells } from './cell-history.ts'
import type { CellFacts, CellSource } from './compile.ts'
import type { FailureContext } from './explain-failure.ts'
import type { Step, TurnReport } from './guest-run.ts'
import type { RunError } from './outcome.ts'
import type { SessionDefinition } from './session-definition.ts'

/** Where the memories of an executor's sessions are. */
export interface MemoryHome {
  readonly template: Template
  /** True when an image reaches all that a waiting run is. */
  readonly isSavable: boolean
  /** Makes the memory of a session before its first cell. `nowMs` gives its clock, in epoch milliseconds. */
  open(definition: SessionDefinition, nowMs: () => number): SessionMemory
  dispose(): Promise<void>
}

/** The memory of one session, wherever it is: in this thread, or in whichever worker runs its next turn. */
export interface SessionMemory {
  readonly definition: SessionDefinition
  /** Bytes of guest memory in use after the last turn. */
  readonly usedBytes: number
  /** Bytes of random numbers that the guest drew from a given seed. */
  readonly randomDrawn: number
  /**
   * A run of one cell in this memory, the last of `history`; `at` says where its guest stands when it goes on from an
   * image.
   */
  openRun(cell: CellSource, journal: Journal, history: PastCells, at?: GuestState): MemoryRun
  /** The memory as it is now, to come back to; undefined stands for a session before its first cell. */
  currentImage(): Image | undefined
  /** Goes back to an image. */
  reset(image: Image | undefined): void
  /** Brings names up to date after a cell that was not rolled back. */
  settleNames(facts: CellFacts, ending: Ending): Promise<SessionNames>
  /** Puts a failure into the model's own lines and words. */
  explain(ending: EndingKind, context: FailureContext): Promise<RunError>
  dispose(): void
}

/** A run in a session's memory. */
export interface MemoryRun {
  /** Where the guest stands. */
  readonly guest: GuestState
  /**
   * Runs one turn with at most `budgetMs` of computing.
   * @throws CodeRefused when the code does not compile
   */
  turn(step: Step, budgetMs: number): Promise<TurnReport>
  /** What ending the cell takes. */
  facts(): Promise<CellFacts>
  /** Ends a turn that is going on, where that can be done: its promise rejects. */
  interrupt(): void
  /** The same for one whose time is over: it may still tell where its guest stood. */
  expire(): void
}

/** The code does not compile: `error` says why, for the outcome. */
export class CodeRefused extends Error {
  override readonly name = 'CodeRefused'
  readonly error: RunError
  constructor(error: RunError) {
    super(error.message)
    this.error = error
  }
}
