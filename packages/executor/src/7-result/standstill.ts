import { cellValues } from '../2-analyze/cell-value.ts'
import { resolveNames } from '../2-analyze/scopes.ts'
import type { Node } from '../ast/nodes.ts'
import { positionOf } from '../ast/position.ts'
import type { RunError } from '../outcome.ts'
import { type CellSource, type ExplainContext, explain, placed, placeOf } from './explain.ts'
import { droppedCallee } from './source-text.ts'

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
  const at = stack === undefined ? undefined : placeOf(stack, context)
  const isOwn = at?.cell === context.cell
  const offset = isOwn ? at.offset : stack === undefined && ofCell ? placeOfValue(values, program.body) : undefined
  const isValue = ofCell || (isOwn && [...values].some(({ start }) => start === at.offset))
  const name = offset === undefined ? undefined : earlierName(context.cell, offset)
  return {
    ...error,
    ...(stack === undefined
      ? offset !== undefined && placed(code, positionOf(code, offset))
      : explain({ ...error, stack }, context)),
    advice: name === undefined ? (isValue ? CELL_ADVICE : ADVICE) : earlierAdvice(name),
  }
}

const earlierAdvice = (name: string): string =>
  `What \`${name}\` holds was begun by an earlier cell, and its calls ended with that: make it anew. ` +
  `Or settle it first: call what does so before this line, with \`void\`.`

/** The name that is read at a place, and that the cell does not declare: of a value, not of what is called. */
function earlierName({ program, code }: CellSource, offset: number): string | undefined {
  if (droppedCallee(program, code, offset) !== undefined) return undefined
  const reference = resolveNames(program).references.find(({ node }) => node.start === offset)
  return reference?.variable === undefined ? reference?.node.name : undefined
}

/** Where the value of a cell stands; the last statement where that has several. */
function placeOfValue(values: ReadonlySet<Node>, body: readonly Node[]): number | undefined {
  const [only, ...others] = values
  const statement = body.findLast(({ type }) => type !== 'EmptyStatement')
  return only !== undefined && others.length === 0 ? only.start : statement?.start
}
