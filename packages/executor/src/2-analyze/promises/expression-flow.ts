import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import { CallFlow } from './call-flow.ts'
import type { AnyCall, FlowMap } from './flow-map.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF, STREAM, UNWRAPPED } from './levels.ts'
import { COUNTS, elementAt, isIndex, OF_PROMISES } from './members.ts'
import { Place } from './place.ts'
import { isAnswer, logicalsOf, tailsOf } from './tails.ts'

/** What each expression may hold, and where in it only a value makes sense. */
export class ExpressionFlow {
  /** Expressions that stand where only a value makes sense. */
  readonly valuePlaces: Node[] = []
  /** `kept ?? start()` in the place of a value: where it goes, and to which level. */
  readonly handedOver: Map<Node, { readonly to: Place; readonly level: number }> = new Map()
  readonly calls: CallFlow
  readonly #flow: FlowMap
  readonly #places = new Map<Node, Place>()
  readonly #parts = new Map<Place, Place[]>()

  constructor(flow: FlowMap) {
    this.#flow = flow
    this.calls = new CallFlow(flow, this)
  }

  /** The place of an expression: made once, with all that leads to it. */
  placeOf(node: Node): Place {
    const known = this.#places.get(node)
    if (known !== undefined) return known
    // What one `undefined` is given to says nothing of another.
    if (this.#flow.isGlobal(node, 'undefined')) return this.#keep(node, new Place())
    if (node.type === 'Identifier') return this.#keep(node, this.#flow.name(node))
    if (this.#flow.primitives.has(node)) return this.#keep(node, new Place(true))
    if (node.type === 'MemberExpression') return this.#keep(node, this.#member(node))
    const place = this.#keep(node, new Place())
    this.#connect(node, place)
    return place
  }

  /** Notes that a value is stored where an assignment or declaration says; `pattern` may be one. */
  store(pattern: Node, value: Node): void {
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern
    if (target.type === 'Identifier' || target.type === 'MemberExpression') return this.#storeInto(target, value)
    this.valuePlaces.push(value)
    this.bind(target, this.placeOf(value))
  }

  /** Notes that a value gets to a place; a call whose promise is not wanted there is waited for, or all (`isRead`). */
  put(value: Node, to: Place, step: 'same' | 'into' | 'under-key' = 'same', isRead = false): void {
    for (const logical of logicalsOf(value))
      this.handedOver.set(logical, { to, level: step === 'same' ? ITSELF : ELEMENTS })
    for (const tail of tailsOf(value)) {
      // What is spread is settled where it is gone through: it is no expression.
      const at = tail.type === 'SpreadElement' ? undefined : tail
      this.#flow.graph.connect(this.placeOf(tail), to, step, at, undefined, !isRead && !this.#isWaitedFor(tail))
    }
  }

  /** What ends only when other code goes on is kept, whatever becomes of it. A read may be the call of a getter. */
  #isWaitedFor(tail: Node): boolean {
    const call = unchained(tail)
    if (call.type === 'MemberExpression') return this.#flow.hasGetter(keyName(call))
    if (!isAnswer(call)) return false
    if (call.type !== 'CallExpression') return true
    return !this.#flow.outer.isLeft(call.callee) && !this.calls.containers.isGotten(call)
  }

  /** Notes what the names of a pattern are given, which no expression stands for. */
  bind(pattern: Node, from: Place): void {
    const { graph } = this.#flow
    switch (pattern.type) {
      case 'Identifier':
        graph.connect(from, this.placeOf(pattern))
        return
      case 'MemberExpression':
        graph.connect(from, this.placeOf(pattern))
        if (pattern.object.type !== 'Super') graph.connect(from, this.placeOf(pattern.object), 'into')
        if (keyName(pattern) === undefined) graph.leak(from, this.#flow.assigned, 'same', ALL | INSIDE)
        return
      case 'AssignmentPattern':
        this.store(pattern.left, pattern.right)
        return this.bind(pattern.left, from)
      case 'ArrayPattern': {
        const parts: Place[] = []
        for (const element of pattern.elements) {
          if (element?.type === 'RestElement') this.#bindRest(element.argument, from)
          else if (element) this.bindPart(element, this.#part(from, parts))
        }
        return
      }
      case 'ObjectPattern': {
        const parts: Place[] = []
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') this.#bindRest(property.argument, from)
          else {
            const name = keyName(property)
            const part = this.#part(from, parts)
            if (name !== undefined) graph.connect(this.#flow.property(name), part)
            this.bindPart(property.value, part)
          }
        }
        return
      }
      default:
        return
    }
  }

  /** Keeps promises out of what is changed in place: `x += 1`, `x++`. */
  forbid(target: Node): void {
    const { graph } = this.#flow
    graph.forbid(this.placeOf(target), ITSELF)
    if (target.type !== 'MemberExpression' || target.object.type === 'Super') return
    const name = keyName(target)
    if (name === undefined || isIndex(name)) {
      graph.forbid(this.placeOf(target.object), ELEMENTS)
    }
  }

  #keep(node: Node, place: Place): Place {
    this.#places.set(node, place)
    return place
  }

  #part(from: Place, parts: Place[]): Place {
    const part = new Place()
    this.#flow.graph.part(from, part, parts)
    return part
  }

  /** Parts of a place that are read one by one: `entry[0]`, `entry[1]`. */
  #partsOf(from: Place): Place[] {
    const parts = this.#parts.get(from) ?? []
    this.#parts.set(from, parts)
    return parts
  }

  /** A pattern within a pattern reads its parts at once, where nothing can wait: no promise may be there. */
  bindPart(pattern: Node, part: Place): void {
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern
    if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern') this.#flow.graph.forbid(part, ITSELF)
    this.bind(pattern, part)
  }

  #bindRest(target: Node, from: Place): void {
    if (target.type === 'Identifier') this.#flow.graph.connect(from, this.placeOf(target), 'same', undefined, INSIDE)
    else this.bind(target, from)
  }

  #storeInto(target: Node, value: Node): void {
    const to = this.placeOf(target)
    if (target.type !== 'MemberExpression' || target.object.type === 'Super') return this.put(value, to)
    const name = keyName(target)
    const object = this.placeOf(target.object)
    if (name === undefined) this.#flow.graph.leak(this.placeOf(value), this.#flow.assigned, 'same', ALL | INSIDE)
    if (name === undefined) return this.put(value, object, 'under-key')
    if (isIndex(name)) return this.put(value, object, 'into')
    this.#storeProperty(value, to, object)
  }

  /** A property is found by its name, and as an element of its object. */
  #storeProperty(value: Node, property: Place, object: Place): void {
    const { graph } = this.#flow
    const slot = new Place()
    graph.connect(slot, property)
    graph.connect(slot, object, 'under-name')
    this.put(value, slot)
  }

  #member(node: Node & { type: 'MemberExpression' }): Place {
    const name = keyName(node)
    const { graph } = this.#flow
    const place = new Place()
    if (name !== undefined && !isIndex(name)) {
      const property = this.#flow.property(name)
      // Storing into this place stores into the property; into a method that is called nothing is.
      if (this.#isCalled(node)) graph.leak(property, place, 'same', undefined, true)
      else graph.join(property, place)
      // What is counted is no element.
      if (COUNTS.has(name)) return place
    }
    if (node.object.type !== 'Super') {
      const object = this.placeOf(node.object)
      if (name !== undefined && OF_PROMISES.has(name)) {
        // `x.constructor === Array` is no proof of anything.
        if (name !== 'constructor' || this.#flow.namesPromise) graph.want(object, ITSELF)
        // To look at it is no proof that a promise is meant: of host functions the value is given.
        if (!this.#isCalled(node)) graph.need(object, ITSELF)
      }
      const element = elementAt(node.object, name)
      // What was stored under a computed name may be read by this one.
      if (element !== undefined) graph.connect(this.placeOf(element), place)
      else if (name === undefined) graph.connect(object, place, 'by-key')
      else if (isIndex(name)) graph.part(object, place, this.#partsOf(object))
      else graph.connect(object, place, 'by-name')
    }
    return place
  }

  #isCalled(member: Node): boolean {
    const { parent, key } = this.#flow.map.places.get(member) ?? {}
    return parent?.type === 'CallExpression' && key === 'callee'
  }

  #connect(node: Node, place: Place): void {
    const { graph } = this.#flow
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        graph.connect(this.placeOf(node.expression), place)
        return
      case 'ConditionalExpression':
        graph.connect(this.placeOf(node.consequent), place)
        graph.connect(this.placeOf(node.alternate), place)
        return
      case 'LogicalExpression':
        graph.connect(this.placeOf(node.left), place)
        graph.connect(this.placeOf(node.right), place)
        return
      case 'SequenceExpression':
        graph.connect(this.placeOf(node.expressions.at(-1) as Node), place)
        return
      case 'AssignmentExpression':
        if (node.left.type === 'Identifier' || node.left.type === 'MemberExpression') {
          graph.connect(this.placeOf(node.left), place)
        } else graph.connect(this.placeOf(node.right), place)
        return
      case 'AwaitExpression':
        graph.want(this.placeOf(node.argument), ITSELF)
        graph.connect(this.placeOf(node.argument), place, 'same', undefined, UNWRAPPED | STREAM)
        return
      case 'YieldExpression':
        // What `next(value)` was given.
        graph.hold(place, ITSELF)
        return
      case 'ImportExpression':
        graph.hold(place, ITSELF)
        return
      case 'SpreadElement':
        graph.connect(this.placeOf(node.argument), place, 'out-of')
        return
      case 'ArrayExpression':
        for (const element of node.elements) {
          if (element?.type === 'SpreadElement') graph.connect(this.placeOf(element), place, 'into')
          else if (element) this.put(element, place, 'into')
        }
        return
      case 'ObjectExpression':
        this.#connectObject(node, place)
        return
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        this.valuePlaces.push(...this.calls.connect(node as AnyCall, place))
        return
      default:
        return
    }
  }

  #connectObject(node: Node & { type: 'ObjectExpression' }, place: Place): void {
    const { graph } = this.#flow
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        graph.connect(this.placeOf(property.argument), place, 'same', undefined, INSIDE)
        continue
      }
      const name = keyName(property)
      if (property.kind !== 'init' || isFunction(property.value)) {
        if (property.kind === 'get' && name !== undefined) {
          graph.connect(this.#flow.returned(property.value as FunctionNode), this.#flow.property(name))
        }
        continue
      }
      if (name === undefined) this.put(property.value, place, 'under-key')
      else this.#storeProperty(property.value, this.#flow.property(name), place)
    }
  }
}
