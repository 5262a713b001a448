import type { ObjectExpression, Property } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { keyName } from '../2-analyze/program-map.ts'
import { array, libraryCall, text } from './build.ts'
import type { Rewriter } from './rewriter.ts'

/**
 *     { m() { return tool() } }  →  $$markMethods({ m() { return $$enter(async () => …) } }, ["m"])
 */
export function rewriteObject(node: ObjectExpression, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const names = node.properties
    .filter((property): property is Property => property.type === 'Property' && property.method)
    .filter((property) => rewriter.analysis.suspending.has(property.value as never))
    .map((property) => keyName(property))
    .filter((name) => name !== undefined)
  if (names.length === 0) return rewritten
  return libraryCall('markMethods', [rewritten, array(names.map((name) => text(name, node)), node)], node)
}
