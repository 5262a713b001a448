import type { FunctionNode, Node } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import type { Expressions } from './argument-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { gather } from './gathered.ts'
import { ALL, UNWRAPPED } from './levels.ts'
import { Place } from './place.ts'

const TRAPS: readonly string[] = [
  ...['get', 'set', 'has', 'deleteProperty', 'defineProperty', 'getOwnPropertyDescriptor', 'ownKeys'],
  ...['apply', 'construct'],
]

/** What is put on a Proxy, by its place among what a trap is given. */
const GIVEN: ReadonlyMap<string, number> = new Map([
  ['set', 2],
  ['defineProperty', 2],
])

/** `new Proxy(target, handler)`: traps are given the target, and what is assigned; by name, wherever they come from. */
export function connectProxy(target: Place, handler: Node | undefined, flow: FlowMap, expressions: Expressions): void {
  const alias = new Place()
  flow.graph.connect(target, alias, 'same', undefined, UNWRAPPED)
  for (const name of TRAPS) {
    const at = GIVEN.get(name)
    const given = new Place()
    if (at !== undefined) flow.graph.hold(given, ALL)
    for (const fn of [...flow.methods(name), ...named(handler, name, flow)]) {
      const places = [alias, undefined, at === 2 ? given : undefined]
      gather(fn, places, flow, expressions)
      for (const [index, parameter] of fn.params.entries()) {
        const place = places[index]
        if (place !== undefined && parameter.type !== 'RestElement') expressions.bind(parameter, place)
      }
    }
  }
}

/** `{ set }`, `{ set: put }` */
function named(handler: Node | undefined, name: string, flow: FlowMap): readonly FunctionNode[] {
  if (handler?.type !== 'ObjectExpression') return []
  return handler.properties.flatMap((property) =>
    property.type === 'Property' && keyName(property) === name && property.value.type === 'Identifier'
      ? (flow.functionsOf(property.value) ?? [])
      : [],
  )
}
