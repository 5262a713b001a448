import type { AssignmentExpression, BinaryExpression } from 'acorn'
import type { Node } from '../../ast/nodes.ts'
import { keyName, type ProgramMap } from '../program-map.ts'

/** An operation on two values, the left of which is read before the right is evaluated. */
export type Operation = BinaryExpression | AssignmentExpression

/**
 * Operations whose right side waits for a promise that is kept, and reads besides: it goes first. In `total += made`
 * nobody wrote a wait: what other code adds meanwhile would be lost, had `total` been read before.
 *
 * @param settled expressions whose promises are waited for
 * @param hasGetter true for property names under which a read may be a call
 */
export function rightFirst(
  { places }: ProgramMap,
  settled: ReadonlySet<Node>,
  hasGetter: (name: string | undefined) => boolean,
): Set<Operation> {
  const reads = (node: Node): boolean => isRead(node, hasGetter)
  const found = new Set<Operation>()
  for (const node of settled) {
    if (!reads(node)) continue
    let at: Node = node
    for (let place = places.get(at); place?.parent !== undefined && isReading(place.parent); place = places.get(at)) {
      const { parent, key } = place
      if (isOperation(parent) && key === 'right' && readsOnly(parent)) found.add(parent)
      at = parent
    }
  }
  return found

  function readsOnly({ left, right }: Operation): boolean {
    return left.type !== 'Literal' && reads(left) && !waits(left) && reads(right)
  }

  function waits(node: Node): boolean {
    return settled.has(node) || (node.type === 'BinaryExpression' && (waits(node.left) || waits(node.right)))
  }
}

function isOperation(node: Node): node is Operation {
  return node.type === 'BinaryExpression' || isCompound(node)
}

/** `x += y` and its kin; `x ||= y` evaluates its right side only when it is to be stored. */
function isCompound(node: Node): node is AssignmentExpression {
  return node.type === 'AssignmentExpression' && !['=', '&&=', '||=', '??='].includes(node.operator)
}

/** What an operand may stand in on the way to the operation. */
function isReading(node: Node): boolean {
  return READING.has(node.type) || isCompound(node)
}

const READING: ReadonlySet<Node['type']> = new Set([
  'BinaryExpression',
  'ConditionalExpression',
  'ParenthesizedExpression',
  'TemplateLiteral',
  'UnaryExpression',
])

/** True for an expression that only reads: it calls and changes nothing. */
function isRead(node: Node, hasGetter: (name: string | undefined) => boolean): boolean {
  const reads = (one: Node): boolean => isRead(one, hasGetter)
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
    case 'ThisExpression':
      return true
    case 'MemberExpression':
      return !hasGetter(keyName(node)) && reads(node.object) && (!node.computed || reads(node.property))
    case 'ParenthesizedExpression':
      return reads(node.expression)
    case 'UnaryExpression':
      return node.operator !== 'delete' && reads(node.argument)
    case 'BinaryExpression':
      return reads(node.left) && reads(node.right)
    case 'ConditionalExpression':
      return reads(node.test) && reads(node.consequent) && reads(node.alternate)
    case 'TemplateLiteral':
      return node.expressions.every(reads)
    default:
      return false
  }
}
