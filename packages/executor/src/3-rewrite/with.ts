import type { CallExpression, Expression, TaggedTemplateExpression, WithStatement } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { block, libraryCall } from './build.ts'
import { withTemporaries } from './function.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * The body of `with` stays as written but for what stands in it where only a value makes sense: a function of its
 * object would lose that as its receiver. What asks the host in there is answered as in a getter. The object is asked
 * for no name of ours: `$$scope` hides those of helpers, temporary names are found in the body.
 *
 *     with (api) { if (ok(x)) … }  →  with ($$scope(api)) { if ($$now(ok(x))) … }
 */
export function rewriteWith(node: WithStatement, rewriter: Rewriter): Node {
  const object = rewriter.expression(node.object)
  const outer = rewriter.inWith
  rewriter.inWith = true
  try {
    const { result, temporaries } = rewriter.inFunction(() => rewriter.rewrite(node.body), rewriter.inSuspending)
    const isWhole = temporaries.length === 0 || result.type === 'BlockStatement'
    const body = isWhole ? result : block([result], node.body)
    const declared = body.type === 'BlockStatement' ? withTemporaries(body, temporaries, node.body) : body
    return { ...node, object: libraryCall('scope', [object], node.object), body: declared }
  } finally {
    rewriter.inWith = outer
  }
}

/** True for a name that is called in the body of `with`: its object may be the receiver, so it is called as written. */
export function isNamedInWith(callee: Node, { inWith }: Rewriter): boolean {
  return inWith && callee.type === 'Identifier'
}

/**
 * A call of such a name is given what its callee is to have where promises may be among the arguments.
 *
 *     with (shop) { total(load(1)) }  →  with ($$scope(shop)) { total(...$$givenNow(total, load(1))) }
 */
export function rewriteNamedInWith(node: CallExpression, hasPromises: boolean, rewriter: Rewriter): Node {
  const args = node.arguments.map((argument) => rewriter.rewrite(argument as Node)) as CallExpression['arguments']
  if (!hasPromises) return { ...node, arguments: args }
  const { start, end } = node
  const given = libraryCall('givenNow', [node.callee as Node, ...args], node)
  return { ...node, arguments: [{ type: 'SpreadElement', argument: given, start, end }] }
}

/** A tag like that gets the values of what stands in its template. */
export function rewriteTagInWith(node: TaggedTemplateExpression, hasPromises: boolean, rewriter: Rewriter): Node {
  const expressions = node.quasi.expressions.map((one): Expression => {
    const given = rewriter.expression(one)
    return hasPromises ? libraryCall('now', [given], one) : given
  })
  return { ...node, quasi: { ...node.quasi, expressions } }
}
