import { isClass, type Node } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import { constructorOf } from './constructor-of.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import type { Place } from './place.ts'
import { functionOfThis } from './receivers.ts'

/** Names by which an object gets, or changes, what it descends from. */
const DESCENDING: ReadonlySet<string> = new Set(['prototype', '__proto__', 'setPrototypeOf'])

/**
 * What may hold what functions and classes of earlier cells have put there: what those give, what those classes make,
 * and `this` of functions that any code may call; all instances (`instances`) where a method of the program's own may
 * be found in one of them.
 */
export function* earlierInstances(flow: FlowMap, expressions: ExpressionFlow, instances: Place): Generator<Place> {
  if (flow.reach.properties.size === 0) return
  yield flow.elsewhere
  if (mayDescendFromEarlier(flow)) return yield instances
  for (const node of flow.map.places.keys()) {
    const isMade = node.type === 'NewExpression' && !isOfProgram(node.callee, flow)
    if (isMade || (node.type === 'ThisExpression' && mayBeCalledOnAny(node, flow))) yield expressions.placeOf(node)
  }
}

function mayDescendFromEarlier(flow: FlowMap): boolean {
  const { map } = flow
  if (map.mayDescribe) return true
  for (const node of map.places.keys()) {
    if (node.type === 'MemberExpression' || node.type === 'Property') {
      if (DESCENDING.has(keyName(node) ?? '')) return true
    } else if (isClass(node) && node.superClass && !isOfProgram(node.superClass, flow)) return true
  }
  return false
}

/** A class of the program, or of the language. */
function isOfProgram(made: Node, flow: FlowMap): boolean {
  return flow.isData(made) || constructorOf(made, flow.map.names.referenceOf) !== undefined
}

/** True for `this` of a function that is no method: whoever is given it calls it on what it likes. */
function mayBeCalledOnAny(node: Node, { map }: FlowMap): boolean {
  const fn = functionOfThis(node, map)
  if (fn === undefined) return false
  const parent = map.places.get(fn)?.parent
  return parent?.type !== 'MethodDefinition' && parent?.type !== 'Property'
}
