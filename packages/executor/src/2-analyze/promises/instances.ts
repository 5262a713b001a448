import type { PropertyDefinition } from 'acorn'
import { type ClassNode, isClass, type Node } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import { constructorOf } from './constructor-of.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, INSIDE } from './levels.ts'
import { Place } from './place.ts'
import { functionOfThis } from './receivers.ts'

/** Names by which an object gets, or changes, what it descends from. */
const DESCENDING: ReadonlySet<string> = new Set(['prototype', '__proto__', 'setPrototypeOf'])

/**
 * What is in instances: of the classes that descend from one of the program, or of any, where the program shows no
 * more. Methods may be found in instances of other classes where it changes what objects descend from.
 */
export class Instances {
  /** What is in any of them. */
  readonly all: Place = new Place()
  readonly #flow: FlowMap
  readonly #isMixed: boolean
  readonly #ofClasses = new Map<ClassNode, Place>()

  constructor(flow: FlowMap) {
    this.#flow = flow
    this.#isMixed = mayDescendFromOthers(flow)
  }

  /** Those of a class. */
  of(made: ClassNode): Place {
    if (this.#isMixed) return this.all
    const root = this.#rootOf(made)
    let place = this.#ofClasses.get(root)
    if (place === undefined) {
      place = new Place()
      this.#ofClasses.set(root, place)
      this.#flow.graph.leak(place, this.all, 'same', ALL | INSIDE, true)
    }
    return place
  }

  /** Those of the class around a node; undefined in a method of an object that nothing descends from. */
  around(node: Node): Place | undefined {
    const { places } = this.#flow.map
    const fn = functionOfThis(node, this.#flow.map)
    const holder = fn && places.get(fn)?.parent
    if (fn !== undefined && holder?.type !== 'MethodDefinition')
      return holder?.type === 'Property' && !this.#isMixed ? undefined : this.all
    let at: Node | undefined = holder ?? node
    while (at !== undefined && !isClass(at)) at = places.get(at)?.parent
    return at === undefined ? this.all : this.of(at)
  }

  /** Those that `new` makes of a callee. */
  made(callee: Node): Place {
    const made = this.#classOf(callee)
    return made === undefined ? this.all : this.of(made)
  }

  /** `this` is one of them. */
  give(node: Node, to: Place): void {
    const from = this.around(node)
    if (from !== undefined) this.#flow.graph.leak(from, to, 'same', INSIDE)
  }

  /** `class A { key = value }` */
  take(field: PropertyDefinition, value: Place): void {
    const step = keyName(field) === undefined ? 'into' : 'under-name'
    this.#flow.graph.leak(value, this.around(field) ?? this.all, step, ALL | INSIDE)
  }

  /** `super(…)`: a parent class that is not known may be a container of what it is given, or of what is in that. */
  fill(call: Node, args: readonly Place[]): void {
    const made = this.around(call) ?? this.all
    for (const place of args) {
      this.#flow.graph.leak(place, made, 'into', ALL | INSIDE)
      this.#flow.graph.leak(place, made, 'same', INSIDE)
    }
  }

  /**
   * What may hold what functions and classes of earlier cells have put there: what those give, what those classes make,
   * and `this` of functions that any code may call.
   */
  *fromEarlier(expressions: ExpressionFlow): Generator<Place> {
    const { reach, elsewhere, map } = this.#flow
    if (reach.properties.size === 0) return
    yield elsewhere
    if (this.#isMixed) return yield this.all
    for (const node of map.places.keys()) {
      const isMade = node.type === 'NewExpression' && !isOfProgram(node.callee, this.#flow)
      if (isMade || (node.type === 'ThisExpression' && mayBeCalledOnAny(node, this.#flow)))
        yield expressions.placeOf(node)
    }
  }

  #rootOf(made: ClassNode): ClassNode {
    const parent = made.superClass && this.#classOf(made.superClass)
    return parent && parent !== made ? this.#rootOf(parent) : made
  }

  /** The class of the program that an expression names. */
  #classOf(node: Node): ClassNode | undefined {
    if (isClass(node)) return node
    const [definition, ...others] = this.#flow.variableOf(node)?.definitions ?? []
    if (definition === undefined || others.length > 0) return undefined
    const made = definition.type === 'VariableDeclarator' ? definition.init : definition
    return made && isClass(made) ? made : undefined
  }
}

/** True when methods of the program's own may be found in instances of classes that it does not show. */
function mayDescendFromOthers(flow: FlowMap): boolean {
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
