import type { Node } from '../../ast/nodes.ts'
import { PROMISE_METHODS } from '../built-ins.ts'
import { keyName } from '../program-map.ts'

/** Members that a promise is asked for as such. */
export const OF_PROMISES: ReadonlySet<string> = new Set([...PROMISE_METHODS, 'constructor'])

/** Members that are numbers of what has elements. */
export const COUNTS: ReadonlySet<string> = new Set(['length', 'size'])

/** True for a key that is the place of an element. */
export const isIndex = (name: string): boolean => /^\d+$/.test(name)

/** True for a member that a promise is asked for as such; symbols are, too. */
export function asksForPromise(node: Node & { type: 'MemberExpression' }): boolean {
  const name = keyName(node)
  if (name !== undefined) return OF_PROMISES.has(name)
  const key = node.property
  return key.type === 'MemberExpression' && key.object.type === 'Identifier' && key.object.name === 'Symbol'
}

/** `[a, b][1]`: the one element that is read, and no other is wanted for it. */
export function elementAt(object: Node, name: string | undefined): Node | undefined {
  if (object.type !== 'ArrayExpression' || name === undefined || !isIndex(name)) return undefined
  const before = object.elements.slice(0, Number(name) + 1)
  if (before.some((element) => element?.type === 'SpreadElement')) return undefined
  return before[Number(name)] ?? undefined
}
