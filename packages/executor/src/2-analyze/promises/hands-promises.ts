import type { Node } from '../../ast/nodes.ts'
import { keyName, type ProgramMap } from '../program-map.ts'
import type { Reach } from '../value-flow.ts'
import { makesPromises } from './makes-promises.ts'
import { NO_PROMISES, type PromiseReach } from './promise-reach.ts'

/**
 * True when something in a program may give a promise that a function of an earlier cell is handed: a function of its
 * own, one of the host that is named and not called, what earlier cells left. Where it says no wrongly, such a function
 * answers a call at once.
 */
export function mayHandPromises(map: ProgramMap, reach: Reach): boolean {
  return (
    reach.promises.hands ||
    reach.escaped ||
    reach.evaluates ||
    makesPromises(map.program, map.names) ||
    isHandedOn(map, reach)
  )
}

/** True where what may suspend is named in a function, or as a value: `pick(ids, tool)`, `(id) => tool(id)`. */
function isHandedOn(map: ProgramMap, { hostFunctions, names, properties }: Reach): boolean {
  const isHanded = (node: Node): boolean =>
    map.places.get(node)?.key !== 'callee' || map.regionOf(node).fn !== undefined
  for (const { node, variable } of map.names.references) {
    if (variable !== undefined) continue
    if (node.name === 'globalThis') return true
    if ((hostFunctions.has(node.name) || names.has(node.name)) && isHanded(node)) return true
  }
  if (properties.size === 0) return false
  for (const node of map.places.keys()) {
    if (node.type === 'MemberExpression' && properties.has(keyName(node) ?? '') && isHanded(node)) return true
  }
  return false
}

/** What is left of promises for a cell that hands none to what asks: nothing of an earlier cell gives one then. */
export function withoutHanded(before: PromiseReach): PromiseReach {
  const { methods, plainReads, plainCalls, isHanded } = before
  return { ...NO_PROMISES, methods, plainReads, plainCalls, isHanded }
}

/** What there is after such a cell: what was left before is left still. */
export function withHanded(after: PromiseReach, before: PromiseReach): PromiseReach {
  const both = (key: 'names' | 'properties' | 'givingNames' | 'givingProperties'): ReadonlySet<string> =>
    after[key].size === 0 ? before[key] : new Set([...before[key], ...after[key]])
  return {
    ...after,
    names: both('names'),
    properties: both('properties'),
    givingNames: both('givingNames'),
    givingProperties: both('givingProperties'),
    givingEscaped: before.givingEscaped || after.givingEscaped,
  }
}
