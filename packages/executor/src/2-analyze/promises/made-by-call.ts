import type { Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import { BUILT_IN } from './built-in-flow.ts'
import { isOnPromise } from './tails.ts'

/** True for what a call gives that takes nothing out of a container. */
export function isMadeByCall(node: Node): boolean {
  const call = unchained(node)
  if (call.type === 'NewExpression') return true
  const member = call.type === 'CallExpression' ? unchained(call.callee) : undefined
  if (member?.type !== 'MemberExpression') return member !== undefined
  return !BUILT_IN.has(keyName(member) ?? '') || isOnPromise(member)
}
