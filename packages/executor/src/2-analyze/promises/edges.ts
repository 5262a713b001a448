import type { Node } from '../../ast/nodes.ts'
import {
  ALL,
  AS_IT_IS,
  after,
  before,
  closedIn,
  ELEMENTS,
  INSIDE,
  ITSELF,
  isStoring,
  levelOf,
  type Step,
} from './levels.ts'
import type { Place } from './place.ts'

/** Where a store settles what must not stay a promise: at an expression, or at run time, by the callee. */
export type Store = Node | 'at-run-time' | undefined

/** A way from one place to another. */
export interface Edge {
  readonly from: Place
  readonly to: Place
  readonly step: Step
  /** Levels of `to` that pass. */
  readonly mask: number
  readonly store: Store
  /** True for a promise that somebody made: it is stored as it is, unless none may stay there. */
  readonly isKept: boolean
  /** True when promises may come this way, and nothing wants them to. */
  readonly isSilent: boolean
  /** True when what gets into the other end does not get back. */
  readonly isOneWay?: boolean
  /** The parts of a container that are read by position or name in one place, when this is the way to one of them. */
  readonly parts?: readonly Place[]
}

/** True for a part that is wanted as a value only, beside one that is wanted as a promise. */
export function isBeside(part: Place, parts: readonly Place[]): boolean {
  return (part.wants & ITSELF) === 0 && parts.some(({ wants }) => (wants & ITSELF) !== 0)
}

/** What must not be at the start of an edge for what must not be at its end. */
export function forbiddenBefore({ to, step, mask, store }: Edge): number {
  const levels = before(to.forbidden & mask, step)
  // A store settles what is stored; what is inside goes along.
  return store === undefined ? levels : levels & INSIDE
}

/** What must not be inside of what an edge gives. */
export function forbiddenAfter({ from, step, mask }: Edge): number {
  return isStoring(step) ? 0 : after(from.forbidden & INSIDE, step) & mask & ofSame(step, mask)
}

/** A copy, `{ ...options }`, may be given what its original may not. */
function ofSame(step: Step, mask: number): number {
  const isCopy = step === 'same' && (mask & (ITSELF | AS_IT_IS)) === 0
  return isCopy ? INSIDE & ALL & ~ELEMENTS : INSIDE
}

/** What is closed at the end of an edge for what is at its start; nothing for where anything may get. */
export const closedAfter = ({ from, step, mask, isSilent }: Edge): number =>
  isSilent && (mask & AS_IT_IS) === 0 ? 0 : closedIn(from.closed, step) & mask & ofSame(step, mask)

/** What is put into a container is found wherever that is; another that may be in its place is not closed for it. */
export const closedBefore = ({ to, step, mask, isSilent }: Edge): number =>
  isSilent && (mask & AS_IT_IS) === 0 ? 0 : before(to.closed & mask, step) & INSIDE & ~ELEMENTS

/** True for what is stored as it is, unless none may stay there. */
export const isPutAsGiven = ({ from, isKept }: Edge): boolean => isKept || from.staysAsGiven

/** What a store keeps back. */
export function cut(edge: Edge): number {
  const { store, step, to } = edge
  const level = levelOf(step)
  const passes = isPutAsGiven(edge) ? (to.barred & level) === 0 : to.keeps(level)
  return store === undefined || passes ? 0 : level
}
