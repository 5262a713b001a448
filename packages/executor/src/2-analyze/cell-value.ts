import type { Program } from 'acorn'
import type { Node } from '../ast/nodes.ts'

/**
 * The expressions whose value a cell may end with: of its last statement, and of the last ones of the blocks and
 * branches in that. A body that goes round has none: what a round gives is dropped by the next.
 */
export function cellValues(program: Program): Set<Node> {
  const found = new Set<Node>()
  const last = program.body.findLast(({ type }) => type !== 'EmptyStatement')
  if (program.sourceType !== 'script' || last === undefined) return found
  // A cell that ends with a declaration has the value of that.
  if (last.type === 'VariableDeclaration') found.add(last.declarations.at(-1) as Node)
  else addLast(program.body, found)
  return found
}

function addLast(body: readonly Node[], found: Set<Node>): void {
  const last = body.findLast(({ type }) => !WITHOUT_VALUE.has(type))
  if (last !== undefined) addFrom(last, found)
}

const WITHOUT_VALUE: ReadonlySet<Node['type']> = new Set<Node['type']>([
  'EmptyStatement',
  'FunctionDeclaration',
  'ClassDeclaration',
  'VariableDeclaration',
  'BreakStatement',
  'ContinueStatement',
])

function addFrom(node: Node, found: Set<Node>): void {
  switch (node.type) {
    case 'ExpressionStatement':
      return addExpression(node.expression, found)
    case 'BlockStatement':
      return addLast(node.body, found)
    case 'IfStatement':
      addFrom(node.consequent, found)
      if (node.alternate) addFrom(node.alternate, found)
      return
    case 'TryStatement':
      addFrom(node.block, found)
      if (node.handler) addFrom(node.handler.body, found)
      return
    case 'SwitchStatement':
      for (const { consequent } of node.cases) addLast(consequent, found)
      return
    case 'LabeledStatement':
    case 'WithStatement':
      return addFrom(node.body, found)
    default:
      return
  }
}

function addExpression(node: Node, found: Set<Node>): void {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return addExpression(node.expression, found)
    case 'SequenceExpression':
      return addExpression(node.expressions.at(-1) as Node, found)
    case 'LogicalExpression':
      return addExpression(node.right, found)
    case 'ConditionalExpression':
      addExpression(node.consequent, found)
      return addExpression(node.alternate, found)
    default:
      found.add(node)
  }
}
