import type { AssignmentExpression, UpdateExpression } from 'acorn'
import type { Node } from '../../ast/nodes.ts'

/** What reads a variable or property and writes it. */
export type Change = (AssignmentExpression | UpdateExpression) & Node

/** `x ??= y` and its kin: what is assigned is the right side as it is. */
export function isFilling(change: Change): boolean {
  return change.type === 'AssignmentExpression' && ['??=', '||=', '&&='].includes(change.operator)
}

/** What a change reads and writes. */
export function changedBy(change: Change): Node {
  return change.type === 'UpdateExpression' ? change.argument : change.left
}
