import { cellValues } from '../2-analyze/cell-value.ts'
import type { Node } from '../ast/nodes.ts'
import { positionOf } from '../ast/position.ts'
import type { RunError } from '../outcome.ts'
import { type ExplainContext, explain, placed, placeOf } from './explain.ts'

const ADVICE =
  'Start what settles the promise before this line waits for its value: call that with `void`, or without using its result.'
const CELL_ADVICE =
  'What a cell ends with is its value, and is waited for: write `void` before a call to start it and leave it, or end ' +
  'the cell with something else.'

/** A wait for a value that never comes: a deadlock, with its place and the way out. */
export function explainStandstill(
  error: RunError,
  { stack, ofCell = false }: { readonly stack?: string; readonly ofCell?: boolean },
  context: ExplainContext,
): RunError {
  const { program, code } = context.cell
  const values = cellValues(program)
  if (stack === undefined) {
    const place = ofCell ? placeOfValue(values, program.body) : undefined
    return place === undefined ? error : { ...error, ...placed(code, positionOf(code, place)), advice: CELL_ADVICE }
  }
  const at = placeOf(stack, context)
  const isValue = at?.cell === context.cell && [...values].some(({ start }) => start === at.offset)
  return { ...error, ...explain({ ...error, stack }, context), advice: isValue ? CELL_ADVICE : ADVICE }
}

/** Where the value of a cell stands; the last statement where that has several. */
function placeOfValue(values: ReadonlySet<Node>, body: readonly Node[]): number | undefined {
  const [only, ...others] = values
  const statement = body.findLast(({ type }) => type !== 'EmptyStatement')
  return only !== undefined && others.length === 0 ? only.start : statement?.start
}
