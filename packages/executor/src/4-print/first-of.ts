import type { Node } from '../ast/nodes.ts'

/** The node whose text comes first when `node` is printed: `a` of `a.b(c) + d`. A sequence brings its own bracket. */
export function firstOf(node: Node): Node {
  let first = node
  for (let next = leftOf(first); next !== undefined; next = leftOf(next)) first = next
  return first
}

function leftOf(node: Node): Node | undefined {
  switch (node.type) {
    case 'MemberExpression':
      return node.object
    case 'CallExpression':
      return node.callee
    case 'TaggedTemplateExpression':
      return node.tag
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return node.left
    case 'ConditionalExpression':
      return node.test
    case 'ChainExpression':
      return node.expression
    case 'UpdateExpression':
      return node.prefix ? undefined : node.argument
    default:
      return undefined
  }
}
