import type { Expression, MemberExpression } from 'acorn'
import type { CallSite } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, assign, call, identifier, libraryCall } from './build.ts'
import type { CallForm } from './list-forms.ts'
import { markedPrivate } from './marked-private.ts'
import type { Rewriter } from './rewriter.ts'

/** A call that takes what it gives for what it is. */
const GIVING: CallForm = { suffix: 'Giving' }
/** The same of what a later cell hands in, whatever makes it wait. */
export const LATE: CallForm = { suffix: 'Late' }

/** How a call is made that takes what it gives for what it is. */
export function takenForm(node: CallSite, { analysis }: Rewriter): CallForm {
  return analysis.settling?.givers.isLate(node) ? LATE : GIVING
}

/** True for either of them. */
export const isTakenForm = (form: CallForm): boolean => form === GIVING || form === LATE

/**
 * Most of what is called gives no promise, and is called as it stands: that is asked of nothing but the callee.
 *
 *     f(x)    →  $$giver(f)(x)
 *     o.f(x)  →  $$onGiving(o, o.f, x)
 */
export function startTaken(
  callee: Node,
  args: readonly Node[],
  form: CallForm,
  rewriter: Rewriter,
  at: At,
): Expression {
  if (callee.type === 'MemberExpression') return callOn(callee, args, form, rewriter)
  const giver = form === GIVING ? 'giver' : 'lateGiver'
  return call(libraryCall(giver, [rewriter.rewrite(callee)], at), args, at)
}

function callOn(callee: MemberExpression, args: readonly Node[], form: CallForm, rewriter: Rewriter): Expression {
  const object = callee.object as Expression
  const given = rewriter.expression(object)
  const isRepeated = given.type === 'ThisExpression' || (given.type === 'Identifier' && isDeclared(object, rewriter))
  const name = isRepeated ? undefined : rewriter.temporary()
  const kept = name === undefined ? given : identifier(name, object)
  const receiver = name === undefined ? given : assign(identifier(name, object), given, object)
  const property = callee.computed ? rewriter.expression(callee.property as Expression) : callee.property
  const member: MemberExpression = { ...callee, object: kept, property }
  const method = callee.property.type === 'PrivateIdentifier' ? markedPrivate(callee, member, rewriter) : member
  // The engine's report of a failed call points to the name that is called.
  const named = { start: callee.property.start, end: callee.end }
  return libraryCall(`on${form.suffix}`, [receiver, method, ...args], named)
}

/** True for a name that nothing runs for when it is read. */
function isDeclared(node: Node, { analysis }: Rewriter): boolean {
  return analysis.map.names.referenceOf.get(node)?.variable !== undefined
}
