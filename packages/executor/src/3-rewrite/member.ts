import type { Expression, MemberExpression } from 'acorn'
import type { Node } from '../ast/nodes.ts'
import { type At, array, libraryCall, text } from './build.ts'
import { keyOf } from './call.ts'
import { giving } from './giving.ts'
import { isOfPromise } from './promise-functions.ts'
import { isOptional } from './promise-method.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * A private method that gives promises, and a function of `Promise`, where it is read for something else than to call
 * it.
 *
 *     list.filter(this.#test)        →  list.filter($$giving(this.#test))
 *     Promise.resolve.bind(Promise)  →  $$giving(Promise.resolve).bind(Promise)
 */
export function rewriteMember(node: MemberExpression, rewriter: Rewriter): Node {
  const { map, settling, suspending } = rewriter.analysis
  if (settling?.givers.isGotten(node) && !isOptional(node))
    return gotten(rewriter.expression(node.object as Node), node, rewriter)
  const method = map.privateMethods.get(node)
  const rewritten = rewriter.children(node)
  const gives = method === undefined ? isOfPromise(node, rewriter) : settling?.givers.gives(method)
  if (!gives || settling === undefined || (method && suspending.has(method))) return rewritten
  let at: Node = node
  const up = (): Node | undefined => map.places.get(at)?.parent
  while (up()?.type === 'ParenthesizedExpression' || up()?.type === 'ChainExpression') at = up() as Node
  const { parent, key } = map.places.get(at) ?? {}
  const isRead = key !== 'callee' && key !== 'tag' && !isNamedOnly(parent, key)
  return isRead ? giving(rewritten, undefined, node) : rewritten
}

/**
 * What a property holds where a promise is taken for what it is: a getter that gives one has something else stand for
 * it, which gives values.
 *
 *     await o.k  →  await $$gotten(o, "k")
 */
export function gotten(object: Expression, member: MemberExpression, rewriter: Rewriter): Expression {
  return libraryCall('gotten', [object, keyOf(member, rewriter) as Expression], member)
}

/**
 * The same for what a declaration takes apart.
 *
 *     const { k } = o  →  const { k } = $$parts(o, ["k"])
 */
export function parts(object: Expression, keys: readonly string[], at: At): Expression {
  const names = keys.map((key) => text(key, at))
  return libraryCall('parts', [object, array(names, at)], at)
}

/** True for what is assigned to, deleted, compared or looked at: nobody gets hold of it. */
function isNamedOnly(parent: Node | undefined, key: string | undefined): boolean {
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return key === 'left'
    case 'ArrayPattern':
    case 'RestElement':
    case 'UpdateExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
      return true
    default:
      return false
  }
}
