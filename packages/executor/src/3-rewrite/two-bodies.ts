import type { BlockStatement, Expression, MemberExpression, Statement } from 'acorn'
import { boundNames } from '../2-analyze/program-map.ts'
import type { FunctionNode, Node } from '../ast/nodes.ts'
import { type At, assign, block, call, declare, identifier, libraryCall, number, splitDirectives } from './build.ts'
import { cellNumber } from './cell-number.ts'
import type { Rewriter } from './rewriter.ts'

// What a function is handed by its own cell is known: the text shows which of that may give a promise. What later cells
// hand it is asked when it is called, and that takes time. So a function of which that matters has two bodies:
//
//     const pick = (l, f) => l.map((x) => f(x))
//  →  const pick = (l, f) => $$later.since > 1
//       ? $$methodOpenNow(l, "map")($$giving((x) => $$lateGiver(f)(x)))
//       : l.map((x) => f(x))

/** Rewrites the body of a function: twice, if later cells may hand it what gives promises. */
export function bodiesOf(node: FunctionNode, rewriter: Rewriter): Node {
  if (rewriter.later === undefined) return rewriter.rewrite(node.body)
  const cell = cellNumber(rewriter.fileName)
  if (Number.isNaN(cell) || !hasTwo(node, rewriter)) return rewriter.asLater(() => rewriter.rewrite(node.body))
  const own = rewriter.rewrite(node.body)
  const later = rewriter.trying(
    () => rewriter.asLater(() => rewriter.rewrite(node.body)),
    (made) => !isAlike(made, own),
  )
  if (later === undefined) return own
  return oneOf(isLater(cell, node.body), givesNow(node, rewriter) ? valueOf(later) : later, own)
}

/**
 * True for a function that is called back as it is written: it gives a value, also of what a later cell hands in.
 *
 *     l.map((x) => f(x))  →  l.map((x) => $$later.since > 1 ? $$now($$lateGiver(f)(x)) : f(x))
 */
export function givesNow(node: FunctionNode, { analysis, later }: Rewriter): boolean {
  if (later === undefined || node.async || node.generator || analysis.suspending.has(node)) return false
  const { parent, key } = analysis.map.places.get(node) ?? {}
  if (parent?.type !== 'CallExpression' || key !== 'arguments' || analysis.settling?.givers.has(node)) return false
  return later.settling?.givers.has(node) ?? false
}

/** `{ … }` → `{ return $$now((() => { … })()) }` */
function valueOf(body: Node): Node {
  const { start, end } = body
  if (body.type !== 'BlockStatement') return libraryCall('now', [body], body)
  const arrow = { type: 'ArrowFunctionExpression', params: [], body, async: false, generator: false, expression: false }
  const argument = libraryCall('now', [call({ ...arrow, start, end } as Expression, [], body)], body)
  return block([{ type: 'ReturnStatement', argument, start, end }], body)
}

/** What is run for its own cell and for later ones: `own`, unless the two are not alike. */
export function chosen(own: Expression, later: Expression, rewriter: Rewriter, at: At): Expression {
  if (isAlike(later, own)) return own
  const { start, end } = at
  return { type: 'ConditionalExpression', test: laterThan(rewriter, at), consequent: later, alternate: own, start, end }
}

/** Has functions of earlier cells ask what they are handed: `{ let $$kept = $$later.since = 2 }` is no value. */
export function beginsLater({ fileName }: Rewriter, at: At): Statement[] {
  const cell = cellNumber(fileName)
  if (Number.isNaN(cell)) return []
  const since = assign(laterSince(at), number(cell, at), at)
  return [block([declare('let', [[identifier('$$kept', at), since]], at)], at)]
}

/** True once a cell after this one has begun in which something may give a promise. */
export const laterThan = ({ fileName }: Rewriter, at: At): Expression => isLater(cellNumber(fileName) || 0, at)

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

/** True for a function whose body means the same in a block within it. */
function hasTwo(node: FunctionNode, { analysis: { map } }: Rewriter): boolean {
  if (map.hasEval) return false
  const body: readonly Node[] = node.body.type === 'BlockStatement' ? node.body.body : []
  const names = body.flatMap((one) => (one.type === 'FunctionDeclaration' && one.id ? [one.id.name] : []))
  const others = [...map.varNames(node), ...node.params.flatMap(boundNames)]
  return new Set(names).size === names.length && !names.some((name) => others.includes(name))
}

/** True for nodes that are printed alike, but for the names of temporaries. */
function isAlike(one: unknown, other: unknown, names: Map<string, string> = new Map()): boolean {
  if (one === other) return !isTemporary(one) || names.get(one) === undefined || names.get(one) === other
  if (isTemporary(one) && isTemporary(other)) {
    const known = names.get(one)
    if (known === undefined) names.set(one, other)
    return known === undefined || known === other
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  return keys.every((key) =>
    isAlike((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], names),
  )
}

const isTemporary = (value: unknown): value is string => typeof value === 'string' && /^\$\$t\d+$/.test(value)
