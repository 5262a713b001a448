import type { BlockStatement, Expression, MemberExpression, Statement } from 'acorn'
import { boundNames } from '../2-analyze/program-map.ts'
import type { FunctionNode, Node } from '../ast/nodes.ts'
import { type At, assign, block, declare, identifier, number, splitDirectives } from './build.ts'
import type { Rewriter } from './rewriter.ts'

// What a function is handed by its own cell is known: the text shows which of that may give a promise. What later cells
// hand it is asked when it is called, and that takes time. So a function that calls what it is handed has two bodies:
//
//     const pick = (l, f) => l.map((x) => f(x))
//  →  const pick = (l, f) => $$later.since > 1
//       ? $$methodOpenNow(l, "map")($$giving((x) => $$lateGiver(f)(x)))
//       : l.map((x) => f(x))

/** Rewrites the body of a function: twice, if later cells may hand it what gives promises. */
export function bodiesOf(node: FunctionNode, rewriter: Rewriter): Node {
  const outer = rewriter.copy
  // What is made in a later cell is called there; what is called back at once, by its own cell.
  if (outer === 'own' && !isCalledBack(node, rewriter)) rewriter.copy = undefined
  try {
    const cell = numberOf(rewriter.fileName)
    if (rewriter.copy !== undefined || cell === undefined || !hasTwo(node, rewriter)) return rewriter.rewrite(node.body)
    rewriter.copy = 'later'
    const later = rewriter.rewrite(node.body)
    rewriter.copy = 'own'
    const own = rewriter.rewrite(node.body)
    return oneOf(isLater(cell, node.body), later, own)
  } finally {
    rewriter.copy = outer
  }
}

/** True for a function that is handed to a built-in as it is written, which calls it back and forgets it. */
export function isCalledBack(node: FunctionNode, { analysis }: Rewriter): boolean {
  const { parent, key } = analysis.map.places.get(node) ?? {}
  return parent !== undefined && key === 'arguments' && !!analysis.settling?.callingLate.has(parent)
}

function numberOf(fileName: string): number | undefined {
  const found = /^cell-(\d+)\.js$/.exec(fileName)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Has functions of earlier cells ask what they are handed: `{ let $$kept = $$later.since = 2 }` is no value. */
export function beginsLater({ fileName }: Rewriter, at: At): Statement[] {
  const cell = numberOf(fileName)
  if (cell === undefined) return []
  const since = assign(laterSince(at), number(cell, at), at)
  return [block([declare('let', [[identifier('$$kept', at), since]], at)], at)]
}

/** `$$later.since > 1`: a later cell has begun in which something may give a promise. */
function isLater(cell: number, at: At): Expression {
  const { start, end } = at
  return { type: 'BinaryExpression', operator: '>', left: laterSince(at), right: number(cell, at), start, end }
}

function laterSince(at: At): MemberExpression {
  const { start, end } = at
  const [object, property] = [identifier('$$later', at), identifier('since', at)]
  return { type: 'MemberExpression', object, property, computed: false, optional: false, start, end }
}

function oneOf(test: Expression, later: Node, own: Node): Node {
  const { start, end } = own
  if (own.type !== 'BlockStatement') {
    const [consequent, alternate] = [later as Expression, own as Expression]
    return { type: 'ConditionalExpression', test, consequent, alternate, start, end }
  }
  const { directives, rest } = splitDirectives(own.body)
  const [consequent, alternate] = [splitDirectives((later as BlockStatement).body).rest, rest].map((body) =>
    block(body, own),
  ) as [BlockStatement, BlockStatement]
  const choice: Statement = { type: 'IfStatement', test, consequent, alternate, start, end }
  return block([...directives, choice], own)
}

/** True for a function with such a call; what its body declares must mean the same in a block within it. */
function hasTwo(node: FunctionNode, { analysis }: Rewriter): boolean {
  const { settling, map } = analysis
  if (!settling?.handed.has(node) || map.hasEval) return false
  const body: readonly Node[] = node.body.type === 'BlockStatement' ? node.body.body : []
  const names = body.flatMap((one) => (one.type === 'FunctionDeclaration' && one.id ? [one.id.name] : []))
  const others = [...map.varNames(node), ...node.params.flatMap(boundNames)]
  return new Set(names).size === names.length && !names.some((name) => others.includes(name))
}
