import type { GuestState } from './5-run/guest-cell.ts'
import type { Image } from './5-run/image.ts'
import type { LogState } from './6-bridge/log-book.ts'
import type { Event, JournalState } from './6-bridge/record.ts'

/** A suspended run as plain data: with the session's memory, all that it takes to go on elsewhere. */
export interface SavedRun {
  readonly journal: JournalState
  /** Where the guest stands; it was thrown away where `missing` says so. */
  readonly guest: GuestState
  /** Number of the call that the guest was abandoned at, or ANY_EVENT. */
  readonly missing: number | undefined
  /** Answers that came and were not given to the guest yet. */
  readonly arrived: readonly Event[]
  readonly logs: LogState
  readonly cpuMs: number
  readonly wallMs: number
  /** The memory before the cell. */
  readonly start: Image | undefined
}
