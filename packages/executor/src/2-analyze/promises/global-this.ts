import { isClass, isFunction, type Node } from '../../ast/nodes.ts'
import type { ProgramMap } from '../program-map.ts'

/** True for a `this` that may be the global object: outside of functions, and in those that are called at once. */
export function isGlobalThis(node: Node, { places }: ProgramMap): boolean {
  let at: Node | undefined = node
  while (at !== undefined && !isClass(at) && (!isFunction(at) || at.type === 'ArrowFunctionExpression')) {
    at = places.get(at)?.parent
  }
  if (at === undefined || isClass(at)) return at === undefined
  const { parent, key } = places.get(at) ?? {}
  return (parent?.type === 'ParenthesizedExpression' ? places.get(parent)?.key : key) === 'callee'
}
