import type { WithStatement } from 'acorn'
import type { Node } from '../ast/nodes.ts'
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
