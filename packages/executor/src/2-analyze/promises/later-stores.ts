import { BRANCHING, type Node } from '../../ast/nodes.ts'
import type { ProgramMap } from '../program-map.ts'
import type { Conversion } from './asked-calls.ts'
import type { PlaceGraph } from './place.ts'

/** What promises that are stored become: those that are waited for before, and what is looked through after. */
export interface StoresOf {
  readonly settled: Set<Node>
  readonly later: Map<Node, Conversion>
}

/** What becomes of the promises that a program stores where it says so. */
export function storesOf(graph: PlaceGraph, map: ProgramMap): StoresOf {
  const found: StoresOf = { settled: new Set(), later: new Map() }
  for (const [node, isKeptOut] of graph.settledStores()) {
    const later = isKeptOut ? laterStore(node, map) : undefined
    if (later === undefined) found.settled.add(node)
    else found.later.set(...later)
  }
  return found
}

/**
 * Where a promise is put for good though code that asks for none may look there: only later code may settle it, so it
 * is waited for once it stands in its place, which can be given a getter. Gives what is looked through then: the
 * literal that the value stands in, or what is assigned to a property. `undefined` where there is no such place.
 */
function laterStore(value: Node, map: ProgramMap): [node: Node, how: Conversion] | undefined {
  let node = value
  let { parent, key } = map.places.get(node) ?? {}
  while (parent !== undefined && BRANCHING.has(parent.type)) {
    node = parent
    ;({ parent, key } = map.places.get(node) ?? {})
  }
  if (parent?.type === 'ArrayExpression') return [parent, 'Within']
  const { parent: outer } = (parent && map.places.get(parent)) ?? {}
  if (parent?.type === 'Property') return outer?.type === 'ObjectExpression' ? [outer, 'Within'] : undefined
  if (parent?.type !== 'AssignmentExpression' || parent.operator !== '=' || key !== 'right') return undefined
  const target = parent.left
  if (target.type !== 'MemberExpression' || target.object.type === 'Super') return undefined
  if (target.property.type === 'PrivateIdentifier' || outer?.type !== 'ExpressionStatement') return undefined
  return [node, 'Later']
}
