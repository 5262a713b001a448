import type { CallExpression } from 'acorn'
import type { Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import { BUILT_IN } from './built-in-flow.ts'
import type { FlowMap } from './flow-map.ts'

/** A container that a call may put something into, though its text does not name the method that does. */
export interface UnseenPut {
  readonly container: Node
  /** What may get into it as it is. */
  readonly given: readonly Node[]
  /** What has that among its elements. */
  readonly list: Node | undefined
}

/**
 * Finds what `kept[name](p)`, `push.call(kept, p)`, `push.apply(kept, [p])` and their like may put something into, and
 * calls of a method under another name: `kept.put = kept.push` (`stored` has the names of properties that are given
 * something which stands elsewhere).
 */
export function unseenPut(node: CallExpression, flow: FlowMap, stored: ReadonlySet<string>): UnseenPut | undefined {
  const callee = unchained(node.callee)
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return undefined
  const name = keyName(callee)
  const found = name === 'call' || name === 'apply' ? forwarded(callee, node, flow) : undefined
  if (found !== undefined) return withContainer(found, flow)
  const isOwn = name === undefined || (stored.has(name) && !BUILT_IN.has(name))
  if (!isOwn) return undefined
  return withContainer({ container: callee.object, given: node.arguments, list: undefined }, flow)
}

type Member = Node & { type: 'MemberExpression' }
type Found = Omit<UnseenPut, 'container'> & { readonly container: Node | undefined }

/** What a call through others is made on, and with. */
function forwarded(member: Member, { arguments: args }: CallExpression, flow: FlowMap): Found {
  const { object } = member
  const inner = unchained(object)
  const isThrough = inner.type === 'MemberExpression' && ['call', 'apply'].includes(keyName(inner) ?? '')
  const isReflect = flow.isGlobal(isThrough ? inner.object : object, 'Reflect')
  const isList = keyName(member) === 'apply' || (isThrough && keyName(inner) === 'apply')
  const at = (isThrough ? 1 : 0) + (isReflect ? 1 : 0)
  // What a function of the program is given is told by its parameters.
  const isKnown = !isThrough && flow.callees(isReflect && args[0] ? args[0] : object).exact
  const given = isKnown ? [] : args.slice(at + 1)
  return { container: args[at], given: isList ? [] : given, list: isList ? given[0] : undefined }
}

function withContainer({ container, ...found }: Found, flow: FlowMap): UnseenPut | undefined {
  if (container === undefined || container.type === 'SpreadElement' || flow.isData(container)) return undefined
  return found.given.length > 0 || found.list !== undefined ? { container, ...found } : undefined
}
