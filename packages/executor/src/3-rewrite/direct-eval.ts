import type { CallExpression, Identifier, SpreadElement } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { call, libraryCall } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * True for a call that the engine takes for a direct one. Where `eval` is a name of the guest's it is a plain call, and
 * so it is in the body of `with`, where nobody can tell.
 */
export function isDirectEval(node: CallExpression, rewriter: Rewriter): boolean {
  const { callee } = node
  if (
    node.optional ||
    rewriter.inWith ||
    rewriter.isText ||
    node.arguments.length === 0 ||
    node.arguments[0]?.type === 'SpreadElement'
  )
    return false
  if (callee.type !== 'Identifier' || callee.name !== 'eval' || rewriter.analysis.calls.has(node)) return false
  return rewriter.variableOf(callee) === undefined && rewriter.topLevel.isNew('eval')
}

/**
 * The library gives the engine's own `eval` for the one read that comes next, and checks what is evaluated.
 *
 *     eval(x)  →  ($$openEval(), eval($$evalText()(x)))
 */
export function rewriteDirectEval(node: CallExpression, rewriter: Rewriter): Node {
  const [first, ...rest] = node.arguments.map((argument) => rewriter.rewrite(argument)) as (Node | SpreadElement)[]
  const checked = call(libraryCall('evalText', [], node), [first as Node], node)
  const evaluate = call(node.callee as Identifier, [checked, ...rest], node)
  const { start, end } = node
  return { type: 'SequenceExpression', expressions: [libraryCall('openEval', [], node), evaluate], start, end }
}
