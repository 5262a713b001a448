import type { CallExpression, MemberExpression } from 'acorn'
import type { Node } from '../../ast/nodes.ts'
import { FUNCTION_METHODS, PROMISE_METHODS } from '../built-ins.ts'
import { functionOf } from '../callees.ts'
import { type CallSite, keyName, type ProgramMap, unchained } from '../program-map.ts'
import type { Settling } from './settling.ts'

/**
 * How a call is made of what no text shows to suspend, and which may all the same: what a later cell hands in, what is
 * under a key that is computed. Where a promise is wanted the call asks for it.
 */
export function unseenKind(
  site: CallSite,
  settling: Settling,
  map: ProgramMap,
): 'promise' | 'ordered-promise' | undefined {
  if (site.type !== 'CallExpression' || settling.lateCalls.isShown(site)) return undefined
  const variable = map.names.referenceOf.get(calledBy(site))?.variable
  if (variable !== undefined && functionOf(variable) !== undefined) return undefined
  const { parent } = map.places.get(site) ?? {}
  if (parent?.type === 'MemberExpression') return isOnPromise(parent, map) ? 'promise' : undefined
  if (parent?.type === 'AwaitExpression' || !settling.wantsPromise(site)) return undefined
  return ['top', 'async'].includes(map.regionOf(site).kind) ? 'ordered-promise' : undefined
}

/** What a call names: `f(1)`, `f.call(null, 1)` */
function calledBy({ callee }: CallExpression): Node {
  const member = unchained(callee)
  const isThrough = member.type === 'MemberExpression' && FUNCTION_METHODS.has(keyName(member) ?? '')
  return isThrough ? unchained(member.object) : member
}

/** `f().then(g)` */
function isOnPromise(member: MemberExpression, { places }: ProgramMap): boolean {
  const { parent, key } = places.get(member) ?? {}
  return parent?.type === 'CallExpression' && key === 'callee' && PROMISE_METHODS.has(keyName(member) ?? '')
}
