import type { Node } from '../../ast/nodes.ts'
import type { Expressions } from './argument-flow.ts'
import {
  FOLDING,
  GIVING_ELEMENTS,
  GIVING_ITSELF,
  GIVING_LISTS,
  MAPPING,
  ON_FUNCTIONS,
  TAKING,
} from './built-in-flow.ts'
import type { Containers } from './containers.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF, UNWRAPPED } from './levels.ts'
import { Place } from './place.ts'

/** What they give has each element in something of its own. */
const PAIRING: ReadonlySet<string> = new Set(['entries', 'getOwnPropertyDescriptors'])

/** Follows promises into containers and out of them, through the methods of those. */
export class ElementFlow {
  readonly #flow: FlowMap
  readonly #expressions: Expressions
  readonly #containers: Containers

  constructor(flow: FlowMap, expressions: Expressions, containers: Containers) {
    this.#flow = flow
    this.#expressions = expressions
    this.#containers = containers
  }

  /** What a method of a container gives of its receiver. */
  take(object: Node, name: string | undefined, args: readonly Node[], receiver: Place, result: Place): void {
    const { graph } = this.#flow
    if (name === undefined) {
      graph.connect(receiver, result, 'same', undefined, INSIDE)
      return graph.connect(receiver, result, 'out-of')
    }
    // What a WeakRef is made of.
    if (name === 'deref') return graph.connect(receiver, result, 'out-of')
    if (!TAKING.has(name) || this.#isMadeAnew(name, args)) return
    if (ON_FUNCTIONS.has(name) || this.#containers.hasOwn(object, name) || this.#mayBeEarlier(object, name)) {
      graph.leak(receiver, result, 'same', INSIDE)
      return graph.leak(receiver, result, 'out-of')
    }
    if (name === 'get') return graph.connect(this.#containers.valueOf(receiver), result)
    if (name === 'entries') {
      if (this.#containers.mayBeList(object)) graph.connect(receiver, result, 'into', undefined, INSIDE)
      // A Map gives its pairs.
      if (this.#containers.mayBeMap(object)) graph.connect(receiver, result, 'same', undefined, INSIDE & ~ELEMENTS)
      return
    }
    if (name === 'values' || name === 'keys') {
      if (this.#containers.mayBeList(object)) graph.connect(receiver, result, 'same', undefined, INSIDE)
      if (this.#containers.mayBeMap(object)) {
        graph.connect(this.#containers.valuesOf(receiver), result, 'same', undefined, INSIDE)
      }
      return
    }
    if (name === 'flat') this.#flatten(receiver, result)
    else if (!GIVING_ELEMENTS.has(name)) {
      graph.connect(receiver, result, 'same', undefined, GIVING_ITSELF.has(name) ? UNWRAPPED : INSIDE)
    }
    if (!GIVING_LISTS.has(name)) graph.connect(receiver, result, 'out-of')
  }

  /** What a method of an earlier cell gives need not be what it is called on, whatever must not be in it. */
  #mayBeEarlier(object: Node, name: string): boolean {
    return GIVING_ITSELF.has(name) && this.#flow.reach.plainCalls.has(name) && !this.#containers.isMade(object)
  }

  /** An element that stays one is wanted in the list where the flat one wants it, and not the other way. */
  #flatten(receiver: Place, result: Place): void {
    const { graph } = this.#flow
    const around = new Place()
    graph.connect(receiver, around, 'into', undefined, INSIDE)
    graph.connect(around, result, 'out-of', undefined, INSIDE)
  }

  /** True for a list, or total, that is made of nothing but what a known callback gives. */
  #isMadeAnew(name: string, args: readonly Node[]): boolean {
    const [callback] = args
    if (callback === undefined || (!MAPPING.has(name) && !FOLDING.has(name))) return false
    if (FOLDING.has(name) && args.length < 2) return false
    return this.#flow.isData(callback) || this.#flow.callees(callback).exact
  }

  /** A key is in the pairs of a Map, as it is. */
  addKey(key: Place, receiver: Place): void {
    const { graph } = this.#flow
    const pair = new Place()
    graph.leak(key, pair, 'into')
    graph.leak(pair, receiver, 'into')
  }

  /** `groupBy` gives lists, by name or in pairs. */
  group(place: Place, result: Place): void {
    const { graph } = this.#flow
    graph.connect(place, result, 'into', undefined, INSIDE)
    const pair = new Place()
    graph.connect(place, pair, 'into', undefined, INSIDE)
    graph.connect(pair, result, 'into', undefined, INSIDE)
  }

  /** `new WeakRef(x)` takes nothing but what has an identity: a promise is held as such. */
  holdWeakly(args: readonly Node[], result: Place): Node[] {
    const [target] = args
    if (target === undefined || target.type === 'SpreadElement') return []
    this.#flow.graph.want(this.#expressions.placeOf(target), ITSELF)
    this.#expressions.put(target, result, 'into')
    return []
  }

  /** An argument that becomes an element, or is given to a method of the program under that name. */
  add(argument: Node, place: Place, receiver: Place, name: string, index: number): void {
    const { graph } = this.#flow
    // It takes lists apart, and changes none.
    const isConcat = name === 'concat'
    if (isConcat) graph.connect(place, receiver, 'same', undefined, INSIDE)
    if (argument.type === 'SpreadElement') return graph.connect(place, receiver, 'into')
    const slot = new Place()
    if (name === 'set') graph.connect(slot, this.#containers.valueOf(receiver))
    else graph.connect(slot, receiver, 'into')
    for (const fn of this.#flow.methods(name)) {
      const target = fn.params[index]
      if (target?.type === 'Identifier') graph.connect(slot, this.#flow.name(target))
    }
    this.#expressions.put(argument, slot, 'same', isConcat)
  }

  /** `Reflect.set(o, key, value)` */
  set(value: Node, owner: Place): void {
    this.#flow.graph.leak(this.#expressions.placeOf(value), this.#flow.assigned, 'same', ALL | INSIDE)
    this.#expressions.put(value, owner, 'under-key')
  }

  /** `Array(a, b)` */
  listOf(args: readonly Node[], result: Place): void {
    for (const argument of args) {
      if (argument.type !== 'SpreadElement') this.#expressions.put(argument, result, 'into')
      else this.#flow.graph.connect(this.#expressions.placeOf(argument), result, 'into')
    }
  }

  /** `Object.values(o)`, `Array.from(list)`: a container like the argument, unless a callback makes the elements. */
  list(name: string, args: readonly Node[], place: Place, result: Place): void {
    // It assigns what is in the arguments, by whichever names.
    if (name === 'assign') this.#flow.graph.leak(place, this.#flow.assigned, 'out-of', ALL | INSIDE)
    if (name === 'from' && args[1] !== undefined) return this.#flow.graph.leak(place, result, 'same', INSIDE)
    // Pairs of key and value: what is in them is one level deeper.
    const step = PAIRING.has(name) ? 'into' : name === 'fromEntries' ? 'from-pairs' : 'same'
    this.#flow.graph.connect(place, result, step, undefined, INSIDE)
  }
}
