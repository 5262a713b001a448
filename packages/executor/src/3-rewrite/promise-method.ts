import type { CallExpression, Expression, MemberExpression } from 'acorn'
import { PROMISE_METHODS } from '../2-analyze/built-ins.ts'
import { keyName, unchained } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { libraryCall, text } from './build.ts'
import type { Rewriter } from './rewriter.ts'
import { waitingIn } from './settle.ts'

/**
 * What makes a call of `then`, `catch` or `finally`, where promises are waited for; undefined for other calls.
 *
 *     load(1).catch(f)  →  $$thenOf($$callPromise(load, 1), "catch")(f)
 *     load(1).catch(f)  →  $$thenChosen($$callBoxedPromise(load, 1), "catch")(f) ? $$unboxed(await $$take()) : $$take()
 *
 * The second form is for programs that define something under such a name.
 */
export function thenHelper(
  node: CallExpression,
  rewriter: Rewriter,
): 'thenOf' | 'thenChosen' | 'thenChosenNow' | undefined {
  const { map, engineWaits, byIdentity, settling } = rewriter.analysis
  const member = unchained(node.callee)
  if (member.type !== 'MemberExpression') return undefined
  if (!PROMISE_METHODS.has(keyName(member) ?? '')) return undefined
  if (!byIdentity.choosing.has(node)) return settling === undefined ? undefined : 'thenOf'
  return waitingIn(map.regionOf(node), engineWaits) === 'now' ? 'thenChosenNow' : 'thenChosen'
}

/** True for a call in an optional chain that may end before it. */
export function isOptional(node: Node): boolean {
  if (node.type === 'CallExpression') return node.optional || isOptional(node.callee)
  return node.type === 'MemberExpression' && (node.optional || isOptional(node.object))
}

/**
 * What a method of promises is called on. Where code of an earlier cell may read it, it is a value already.
 *
 *     job.done.then(f)  →  $$thenOf($$promised(job.done, "then"), "then")(f)
 */
export function promised(member: MemberExpression, rewriter: Rewriter, known?: Expression): Expression {
  const value = known ?? rewriter.expression(member.object)
  if (!rewriter.analysis.settling?.isKeptOut(member.object)) return value
  return libraryCall('promised', [value, text(keyName(member) ?? '', member)], member)
}
