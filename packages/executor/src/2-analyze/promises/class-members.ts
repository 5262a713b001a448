import type { PropertyDefinition } from 'acorn'
import { type ClassNode, isClass, isFunction, type Node } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import type { Expressions } from './argument-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { Place } from './place.ts'

/** Follows promises into the members of classes: what a static one holds is in the class itself. */
export class ClassMembers {
  readonly #flow: FlowMap
  readonly #expressions: Expressions

  constructor(flow: FlowMap, expressions: Expressions) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /** `class A { key = value }` */
  visit(node: PropertyDefinition): void {
    if (!node.value || isFunction(node.value)) return
    const { graph, elsewhere, map } = this.#flow
    const name = keyName(node)
    const slot = new Place()
    graph.connect(slot, name === undefined ? elsewhere : this.#flow.property(name))
    const made = node.static ? classAround(node, map.places) : undefined
    if (made !== undefined) {
      graph.connect(
        slot,
        placeOfClass(made, this.#flow, this.#expressions),
        name === undefined ? 'under-key' : 'under-name',
      )
    }
    this.#expressions.put(node.value, slot)
  }
}

/** What a class is: where it stands, or the name that it declares. */
export function placeOfClass(node: ClassNode, flow: FlowMap, expressions: Pick<Expressions, 'placeOf'>): Place {
  const own = node.id && flow.map.names.declared.get(node.id)
  if (node.type === 'ClassExpression' || own?.scope.parent === undefined) return expressions.placeOf(node)
  const variable = own.scope.parent.variables.get(own.name)
  return variable === undefined ? expressions.placeOf(node) : flow.variable(variable)
}

function classAround(node: Node, places: FlowMap['map']['places']): ClassNode | undefined {
  const body = places.get(node)?.parent
  const made = body && places.get(body)?.parent
  return made && isClass(made) ? made : undefined
}
