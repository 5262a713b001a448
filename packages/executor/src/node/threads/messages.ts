import type { SessionNames } from '../../3-rewrite/top-level.ts'
import type { Ending, EndingKind } from '../../5-run/ending.ts'
import type { GuestState } from '../../5-run/guest-cell.ts'
import type { Template } from '../../5-run/template.ts'
import type { JournalNotes, JournalState } from '../../6-bridge/record.ts'
import type { PastCells } from '../../cell-history.ts'
import type { CellFacts, CellSource } from '../../compile.ts'
import type { FailureContext } from '../../explain-failure.ts'
import type { Step, TurnReport } from '../../guest-run.ts'
import type { RunError } from '../../outcome.ts'
import type { SessionDefinition } from '../../session-definition.ts'
import type { Bridge } from '../bridge.ts'

/** An image on its way between threads: its words are in shared memory, so none is copied. */
export interface SharedImage {
  readonly heapEnd: number
  readonly data: Int32Array
}

/** A run as a thread needs it that has not seen it, or not its last turn. */
export interface RunState {
  readonly source: CellSource
  /** The cells before it, for a guest that asked for them. */
  readonly history: PastCells | undefined
  readonly journal: JournalState
  readonly guest: GuestState
}

/** What a thread is asked to do. */
export type Work =
  | { readonly kind: 'turn'; readonly step: Step; readonly budgetMs: number }
  | { readonly kind: 'facts' }
  | { readonly kind: 'settle'; readonly facts: CellFacts; readonly ending: Ending }
  | { readonly kind: 'explain'; readonly ending: EndingKind; readonly context: FailureContext }

/** What a thread is sent. What it has already is left out. */
export interface Request {
  readonly id: number
  readonly session: string
  readonly work: Work
  /** The clock of the session, where it is not that of the machine. */
  readonly nowMs: number | undefined
  /** The session, where the thread does not know it. */
  readonly definition?: SessionDefinition
  /** Its memory, where the thread has another; null for a session before its first cell. */
  readonly image?: SharedImage | null
  /** Bytes that the session drew from its seed, where the thread may not know. */
  readonly randomDrawn?: number
  readonly run?: RunState
  /** Sessions that the thread may forget. */
  readonly forget: readonly string[]
}

/** Sessions that a thread may forget, told without a request: the guest of each stands in a machine of its own. */
export interface ForgetMessage {
  readonly forget: readonly string[]
}

/** What a turn gave, and what it did to the journal. */
export interface TurnAnswer {
  readonly report: TurnReport
  readonly notes: JournalNotes
  /** Facts of the cell, once it was compiled. */
  readonly facts: CellFacts | undefined
  /** The session's names, where the turn ended the cell. */
  readonly names: SessionNames | undefined
  /** True when the guest goes on in the thread and nowhere else; its memory is told when the cell is over. */
  readonly isHeld: boolean
}

/** What a thread answers. */
export type Answer =
  | ({ readonly kind: 'turn' } & TurnAnswer)
  | { readonly kind: 'facts'; readonly facts: CellFacts }
  | { readonly kind: 'settle'; readonly names: SessionNames }
  | { readonly kind: 'explain'; readonly error: RunError }
  /** The code does not compile. */
  | { readonly kind: 'refused'; readonly error: RunError }
  /** Something of ours threw. */
  | { readonly kind: 'failed'; readonly message: string }

/** An answer with where the session stands after it. */
export interface Reply {
  readonly id: number
  readonly answer: Answer
  /** The memory as it is now; undefined where the work did not touch it, null for one before its first cell. */
  readonly image: SharedImage | null | undefined
  readonly usedBytes: number
  readonly randomDrawn: number
}

/** What a thread starts with. The template's content is in shared memory. */
export interface ThreadData {
  readonly template: Template
  readonly maxMachines: number
  readonly control: SharedArrayBuffer
  readonly bridge: Bridge
}
