import type { CallExpression, Expression, TaggedTemplateExpression, WithStatement } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { libraryCall } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * The body of `with` stays as written: its object would be asked for the names of helpers, and a function of its own
 * would lose it as its receiver. What asks the host in there is answered as in a getter.
 *
 *     with (api) { list.push(tool(x)) }  →  with (api) { list.push(tool(x)) }
 */
export function rewriteWith(node: WithStatement, rewriter: Rewriter): Node {
  const object = rewriter.expression(node.object)
  const outer = rewriter.inWith
  rewriter.inWith = true
  try {
    return { ...node, object, body: rewriter.rewrite(node.body) }
  } finally {
    rewriter.inWith = outer
  }
}

/** True for a name that is called in the body of `with`: its object may be the receiver, so it is called as written. */
export function isNamedInWith(callee: Node, { inWith }: Rewriter): boolean {
  return inWith && callee.type === 'Identifier'
}

/**
 * What is called by such a name cannot be asked which of its arguments stay promises: it gets their values.
 *
 *     with (shop) { total(load(1)) }  →  with (shop) { total($$now(load(1))) }
 */
export function rewriteNamedInWith(node: CallExpression, hasPromises: boolean, rewriter: Rewriter): Node {
  const args = node.arguments.map((argument) => {
    const given = rewriter.rewrite(argument as Node)
    return hasPromises && argument.type !== 'SpreadElement' ? libraryCall('now', [given], argument) : given
  })
  return { ...node, arguments: args as CallExpression['arguments'] }
}

/** The same for a tag, and what stands in its template. */
export function rewriteTagInWith(node: TaggedTemplateExpression, hasPromises: boolean, rewriter: Rewriter): Node {
  const expressions = node.quasi.expressions.map((one): Expression => {
    const given = rewriter.expression(one)
    return hasPromises ? libraryCall('now', [given], one) : given
  })
  return { ...node, quasi: { ...node.quasi, expressions } }
}
