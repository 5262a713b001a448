import type { ArrowFunctionExpression, Statement } from 'acorn'
import { type At, arrow, assign, block, declare, identifier, libraryCall, text } from './build.ts'

/** What the slot of a name begins with that holds promises within its cell: no code can say it. */
export const HELD_SLOT = '$$held$'

/** A name that lives in such a slot. */
export interface HeldSlot {
  readonly name: string
  readonly slot: string
  readonly isConstant: boolean
}

/**
 * Code made from text finds the names whose promises are kept as what they stand for, and writes to those that it may.
 * At the top of the script:
 *
 *     let p = approve()  →  { let $$kept = $$heldName("p", () => $$held$p, (value) => $$held$p = value) } …
 */
export function heldNames(slots: readonly HeldSlot[], at: At): Statement[] {
  return slots.map(({ name, slot, isConstant }) => {
    const ways = isConstant ? [reading(slot, at)] : [reading(slot, at), writing(slot, at)]
    return block(
      [declare('let', [[identifier('$$kept', at), libraryCall('heldName', [text(name, at), ...ways], at)]], at)],
      at,
    )
  })
}

/** `() => slot` */
function reading(slot: string, at: At): ArrowFunctionExpression {
  return arrow([], identifier(slot, at), at)
}

/** `(value) => slot = value` */
function writing(slot: string, at: At): ArrowFunctionExpression {
  const value = identifier('$$value', at)
  return arrow([value], assign(identifier(slot, at), value, at), at)
}
