import type { ProgramMap } from '../program-map.ts'
import type { Reach, ValueFlow } from '../value-flow.ts'
import { makesPromises } from './makes-promises.ts'

/**
 * True when something in a program may give a promise that a function of an earlier cell is handed: a function of its
 * own, one of the host that is named and not called, what earlier cells left. Where it says no wrongly, such a function
 * answers a call at once.
 */
export function mayHandPromises(map: ProgramMap, flow: ValueFlow, reach: Reach): boolean {
  if (reach.promises.hands || reach.names.size > 0) return true
  if (reach.properties.size > 0 || reach.escaped || flow.suspending.size > 0) return true
  return makesPromises(map.program) || namesHostFunction(map, reach)
}

function namesHostFunction({ names, places }: ProgramMap, { hostFunctions }: Reach): boolean {
  return names.references.some(({ node, variable }) => {
    if (variable !== undefined) return false
    return node.name === 'globalThis' || (hostFunctions.has(node.name) && places.get(node)?.key !== 'callee')
  })
}
