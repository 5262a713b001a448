import type { AssignmentExpression, Expression, MemberExpression, Pattern, UpdateExpression } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, assign, identifier, libraryCall, text } from './build.ts'
import { readName, rewriteAssignment } from './constant.ts'
import type { Rewriter } from './rewriter.ts'
import { heldValue, isPutLater, settle } from './settle.ts'

/**
 * An assignment or update that reads what it changes, where that may be a promise: its value is read.
 *
 *     x += 1   →  x = <value of x> + 1
 *     x ||= 1  →  <value of x> || (x = 1)
 *     o.n++    →  ($$t0 = o, $$t1 = <value of $$t0.n>, $$t2 = $$t1++, $$t0.n = $$t1, $$t2)
 *
 * Others are assignments as they are.
 */
export function rewriteChange(node: AssignmentExpression | UpdateExpression, rewriter: Rewriter): Node {
  if (node.type === 'AssignmentExpression' && isPutLater(node.right, rewriter)) return putLater(node, rewriter)
  if (!rewriter.analysis.settling?.changed.has(node)) {
    return node.type === 'UpdateExpression' ? rewriter.children(node) : rewriteAssignment(node, rewriter)
  }
  const target = targetOf(node.type === 'UpdateExpression' ? node.argument : (node.left as Node), rewriter)
  const value = settle(node, target.read, rewriter)
  const steps =
    node.type === 'UpdateExpression' ? updated(node, target, value, rewriter) : assigned(node, target, value, rewriter)
  return sequence([...target.before, ...steps], node)
}

/**
 * A promise that stays in its place, though code that asks for none may look there: where only later code can settle
 * it, the place is given a getter.
 *
 *     o.p = work()  →  ($$t0 = o, $$putLater($$t0, "p", $$t1 = <{ value: work() }>) || ($$t0.p = $$t1.value))
 */
function putLater(node: AssignmentExpression, rewriter: Rewriter): Expression {
  const { before, read, write } = targetOf(node.left as Node, rewriter)
  const { object, property, computed } = read as MemberExpression
  const key = computed ? property : text(keyName(node.left as MemberExpression) ?? '', node)
  const holder = identifier(rewriter.temporary(), node)
  const filled = assign(holder, rewriter.expression(node.right), node)
  const left = libraryCall('putLater', [object, key, filled], node)
  const right: Expression = { ...node, left: write, right: heldValue(holder, node) }
  const { start, end } = node
  return sequence([...before, { type: 'LogicalExpression', operator: '||', left, right, start, end }], node)
}

/** What is changed: what comes before, how it is read, and how it is written. */
interface Target {
  readonly before: readonly Expression[]
  readonly read: Expression
  readonly write: Pattern
}

function targetOf(node: Node, rewriter: Rewriter): Target {
  if (node.type === 'ParenthesizedExpression') return targetOf(node.expression, rewriter)
  if (node.type === 'Identifier') {
    return { before: [], read: readName(node, rewriter), write: rewriter.rewrite(node) }
  }
  const member = node as MemberExpression
  const before: Expression[] = []
  const keep = (part: Node): Expression => {
    const name = rewriter.temporary()
    before.push(assign(identifier(name, part), rewriter.expression(part), part))
    return identifier(name, part)
  }
  const object = member.object.type === 'Super' ? member.object : keep(member.object)
  const property = member.computed ? keep(member.property) : member.property
  const kept = { ...member, object, property } as MemberExpression
  return { before, read: kept, write: kept }
}

function assigned(node: AssignmentExpression, target: Target, value: Expression, rewriter: Rewriter): Expression[] {
  const { start, end, operator } = node
  const right = rewriter.expression(node.right)
  const write = (given: Expression): Expression => ({ ...node, operator: '=', left: target.write, right: given })
  const binary = operator.slice(0, -1)
  if (binary === '??' || binary === '||' || binary === '&&') {
    return [{ type: 'LogicalExpression', operator: binary, left: value, right: write(right), start, end }]
  }
  return [write({ type: 'BinaryExpression', operator: binary as '+', left: value, right, start, end })]
}

function updated(node: UpdateExpression, target: Target, value: Expression, rewriter: Rewriter): Expression[] {
  const { start, end } = node
  const name = rewriter.temporary()
  const kept = assign(identifier(name, node), value, node)
  const step: Expression = { ...node, argument: identifier(name, node) }
  const write = (right: Expression): Expression => ({
    type: 'AssignmentExpression',
    operator: '=',
    left: target.write,
    right,
    start,
    end,
  })
  if (node.prefix) return [kept, write(step)]
  const old = rewriter.temporary()
  return [kept, assign(identifier(old, node), step, node), write(identifier(name, node)), identifier(old, node)]
}

function sequence(expressions: readonly Expression[], { start, end }: At): Expression {
  const [only, ...others] = expressions
  if (only !== undefined && others.length === 0) return only
  return { type: 'SequenceExpression', expressions: [...expressions], start, end }
}
