import type { Expression, MemberExpression, ObjectPattern } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, array, libraryCall, text } from './build.ts'
import { keyOf } from './call.ts'
import { giving } from './giving.ts'
import { isOfPromise } from './promise-functions.ts'
import { isOptional } from './promise-method.ts'
import type { Rewriter } from './rewriter.ts'
import { keep } from './settle.ts'

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
 *     await o.k       →  await ($$gets(o, "k") ? $$take() : o.k)
 *     await f().k[n]  →  await ($$gets($$t0 = f().k, $$t1 = n) ? $$take() : $$t0[$$t1])
 */
export function gotten(given: Expression, member: MemberExpression, rewriter: Rewriter): Expression {
  const name = keyOf(member, rewriter) as Expression
  // A key may be what changes the name before it.
  const isKept = name.type !== 'Literal' || !isSteady(member.object as Node, given, rewriter)
  const object = isKept ? keep(given, rewriter, member) : { write: given, read: given }
  const key = name.type === 'Literal' ? { write: name, read: name } : keep(name, rewriter, member)
  const { start, end } = member
  const plain: MemberExpression = { ...member, object: object.read, optional: false }
  return {
    type: 'ConditionalExpression',
    test: libraryCall('gets', [object.write, key.write], member),
    consequent: libraryCall('take', [], member),
    alternate: member.computed ? { ...plain, property: key.read } : plain,
    start,
    end,
  }
}

/** True for what two reads give the same of, and run no code. */
function isSteady(node: Node, given: Expression, rewriter: Rewriter): boolean {
  if (given.type === 'ThisExpression') return true
  if (given.type !== 'Identifier' || node.type !== 'Identifier' || rewriter.inWith) return false
  return rewriter.variableOf(node) !== undefined
}

/**
 * The same for what a pattern takes apart.
 *
 *     const { k } = o  →  const { k } = $$parts(o, ["k"], false)
 */
export function parts(object: Expression, { properties }: ObjectPattern, at: At): Expression {
  const taken = properties.filter((property) => property.type === 'Property')
  const keys = array(
    taken.map((property) => text(keyName(property) ?? '', at)),
    at,
  )
  const { start, end } = at
  const value = taken.length < properties.length
  const hasRest: Expression = { type: 'Literal', value, raw: String(value), start, end }
  return libraryCall('parts', [object, keys, hasRest], at)
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
