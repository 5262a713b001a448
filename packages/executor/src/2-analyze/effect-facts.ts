import type { FunctionNode, Node } from '../ast/nodes.ts'
import type { Callees } from './callees.ts'
import type { ContentWrites } from './content-writes.ts'
import type { HiddenCode } from './hidden-code.ts'
import type { OwnValues } from './own-values.ts'
import type { CallSite, ProgramMap } from './program-map.ts'
import type { Variable } from './scopes.ts'
import type { NameSet } from './value-flow.ts'

/** Nothing outside of any function. */
export const NOTHING: number = Number.POSITIVE_INFINITY

/**
 * What code does to, and takes from, what lies outside of it, before and after it has waited: each the depth of the
 * outermost function whose values are concerned: 0 for the program, less for what others may hold, `NOTHING` for none.
 */
export interface Effects {
  earlyWrite: number
  lateWrite: number
  /** What the function may write after it has waited that it waits for first, when the text does not say which. */
  openWrite: number
  earlyRead: number
  lateRead: number
}

/** A call of a function: `isLate` when code may have waited by then, `isWaitedFor` when it goes on with its value. */
export interface KnownCall {
  readonly fn: FunctionNode
  readonly isLate: boolean
  readonly isWaitedFor: boolean
}

/** Of code that touches nothing outside of itself. */
export const NO_EFFECTS: Effects = {
  earlyWrite: NOTHING,
  lateWrite: NOTHING,
  openWrite: NOTHING,
  earlyRead: NOTHING,
  lateRead: NOTHING,
}

/** What the scans ask. */
export interface Knowledge {
  readonly map: ProgramMap
  readonly hidden: HiddenCode
  readonly own: OwnValues
  readonly hostFunctions: NameSet
  readonly callees: Callees
  /** Which variables have other values than their first: an answer is kept. */
  readonly changing: Map<Variable, boolean>
  readonly writes: ContentWrites
  readonly maySuspend: (site: CallSite) => boolean
  /** True for an expression whose promise is waited for. */
  readonly settles: (node: Node) => boolean
}
