import { BRANCHING, type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { keyName, unchained } from '../program-map.ts'
import { ADDING } from './built-in-flow.ts'
import type { CallFlow, FlowCall } from './call-flow.ts'
import type { AnyCall, FlowMap } from './flow-map.ts'
import { isBuiltInName } from './handing-on.ts'
import { ELEMENTS, ITSELF } from './levels.ts'
import { isOfOwnQueue } from './own-queues.ts'
import type { Place } from './place.ts'
import { isDropped, isInTry, isOnPromise, untestedTailsOf } from './tails.ts'

/**
 * Calls in functions of what the text does not show: what later cells hand to those may give promises. Where nothing
 * asks for the value of one it is put away, or dropped, as what it is: `kept.set(key, load(key))`.
 */
export class LateCalls {
  readonly #flow: FlowMap
  readonly #calls: CallFlow
  readonly #isHanded: boolean
  /** Those whose answer nobody takes. */
  readonly dropped: Set<Node> = new Set()
  /** Those of them that a queue of the program's own holds: they are started and left. */
  readonly left: Set<Node> = new Set()
  /** Calls that make such lists, and keep the promises in them. */
  readonly #lists = new Map<Node, Place>()
  /** Calls of what makes one where nothing wants the promises in it: its values are meant. */
  readonly unwanted: Set<Node> = new Set()
  #making: ReadonlySet<FunctionNode> | undefined

  /** Unless promises are handed in (`isHanded`), those alone count whose promise is wanted. */
  constructor(flow: FlowMap, calls: CallFlow, isHanded: boolean) {
    this.#flow = flow
    this.#calls = calls
    this.#isHanded = isHanded
  }

  *[Symbol.iterator](): Generator<FlowCall> {
    for (const call of this.#calls.calls) {
      const { node } = call
      if (node.type !== 'CallExpression' || this.#flow.map.regionOf(node).fn === undefined) continue
      if (!this.#flow.isData(unchained(node.callee))) yield call
    }
  }

  /**
   * Lists that callbacks make which a later cell may hand in, or which give promises of what it hands in. What is
   * wanted of them is known then. `list.map(f)`, `list.map((x) => this.run(() => f(x)))`
   */
  keepLists(placeOf: (node: Node) => Place): void {
    if (!this.#isHanded) return
    const late = new Set<Node>()
    for (const { node } of this) if (!this.isShown(node)) late.add(node)
    for (const { node, result, callback } of this.#calls.lists) {
      if (this.#flow.map.regionOf(node).fn === undefined || callback === undefined) continue
      if (this.#isLate(callback, late) && this.#isPutAway(node, result, ELEMENTS)) this.#lists.set(node, result)
    }
    if (this.#lists.size === 0) return
    for (const { node } of this.#flow.map.sites) {
      if (this.givesList(node) && (placeOf(node).wants & ELEMENTS) === 0 && this.#isUsed(node)) this.unwanted.add(node)
    }
    for (const result of this.#lists.values()) this.#flow.graph.want(result, ELEMENTS)
  }

  /** What is dropped is waited for there; what is handed on is for who gets it. */
  #isUsed(node: Node): boolean {
    const { parent } = this.#flow.map.places.get(node) ?? {}
    const isHandedOn = parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression'
    return !isHandedOn && !isDropped(node, this.#flow.map)
  }

  /** True for a call that gives such a list: where it stands it is told whether the promises in it are wanted. */
  givesList(node: Node): boolean {
    if (this.#lists.size === 0 || node.type !== 'CallExpression') return false
    this.#making ??= this.#makers()
    return this.#flow.callees(node.callee).functions.some((fn) => this.#making?.has(fn))
  }

  #makers(): Set<FunctionNode> {
    const found = new Set<FunctionNode>()
    const gives = (tail: Node): boolean =>
      this.#lists.has(tail) ||
      (tail.type === 'CallExpression' && this.#flow.callees(tail.callee).functions.some((fn) => found.has(fn)))
    for (let size = -1; size !== found.size; ) {
      size = found.size
      for (const fn of this.#flow.map.functions) {
        const tails = this.#flow.map.returnsOf(fn).flatMap(untestedTailsOf)
        if (!fn.async && tails.some((tail) => gives(unchained(tail)))) found.add(fn)
      }
    }
    return found
  }

  /**
   * Notes which calls may give promises: those that are wanted as such, and what is put away, or dropped, of what is
   * not known to give some (`gives`).
   */
  hold(gives: (node: AnyCall) => boolean): void {
    for (const { node, result } of this) {
      const isWanted = (result.wants & ITSELF) !== 0
      if (!isWanted && this.#isHanded && !gives(node)) this.#dropOrKeep(node, result)
      if (isWanted) this.#flow.graph.hold(result, ITSELF)
    }
  }

  #dropOrKeep(node: Node, result: Place): void {
    const isDroppedHere = isDropped(node, this.#flow.map) && !this.#isOfBuiltIn(node)
    if (this.#isOfOwnQueue(node)) {
      if (isDroppedHere) this.left.add(node)
      return
    }
    // What a method of the program is called by, another object may have, too: its errors are no less heard.
    if (isDroppedHere) this.dropped.add(node)
    else if (this.isShown(node) || !this.#isPutAway(node, result, ITSELF)) return
    result.staysAsGiven = true
    this.#flow.graph.hold(result, ITSELF)
  }

  #isOfOwnQueue(node: Node): boolean {
    return node.type === 'CallExpression' && isOfOwnQueue(node.callee, this.#flow, this.#calls.containers)
  }

  /** True for what is stored or returned, and of which nothing needs the value: whoever reads it decides. */
  #isPutAway(node: Node, { needs, leaving }: Place, levels: number): boolean {
    if ((needs & levels) !== 0 || isInTry(node, this.#flow.map) || this.#isGivenAway(node)) return false
    return leaving.some(({ store }) => store !== undefined)
  }

  /**
   * True for what is put into something that was given: `o[key] = f()`. Others may have it, who ask for no promise.
   * Keys of Maps, and what is in a Set, are told apart by their values.
   */
  #isGivenAway(node: Node): boolean {
    const { places } = this.#flow.map
    let at = node
    const around = (): Node | undefined => places.get(at)?.parent
    while (BRANCHING.has(around()?.type ?? '')) at = around() as Node
    const parent = around()
    const key = places.get(at)?.key
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
      return (
        this.#flow.map.names.declared
          .get(parent.id)
          ?.references.some(({ node: use, writes }) => !writes && this.#isGivenAway(use)) ?? false
      )
    if (parent?.type === 'AssignmentExpression' && key === 'right')
      return parent.left.type === 'MemberExpression' && this.#isGiven(parent.left.object)
    const member = parent?.type === 'CallExpression' && key === 'arguments' ? unchained(parent.callee) : undefined
    const name = member?.type === 'MemberExpression' ? keyName(member) : undefined
    if (parent?.type !== 'CallExpression' || member?.type !== 'MemberExpression' || !ADDING.has(name ?? ''))
      return false
    return name === 'add' || (name === 'set' && parent.arguments[0] === at) || this.#isGiven(member.object)
  }

  /** True for a parameter, and what is read of one. */
  #isGiven(node: Node): boolean {
    const object = unchained(node)
    if (object.type === 'MemberExpression') return this.#isGiven(object.object)
    return object.type === 'Identifier' && this.#flow.variableOf(object)?.kind === 'parameter'
  }

  /** True for what is read of a variable of the program's own: no later cell hands that in. */
  #isOfProgram({ object }: Node & { type: 'MemberExpression' }): boolean {
    const root = unchained(object as Node)
    if (root.type === 'MemberExpression') return this.#isOfProgram(root)
    const variable = root.type === 'Identifier' ? this.#flow.variableOf(root) : undefined
    return variable !== undefined && variable.kind !== 'parameter'
  }

  #isLate(callback: Node, late: ReadonlySet<Node>): boolean {
    if (this.#flow.isData(callback)) return false
    if (callback.type === 'MemberExpression') return !this.#isOfLanguage(callback) && !this.#isOfProgram(callback)
    const { functions } = this.#flow.callees(callback)
    if (functions.length === 0) return true
    const tails = functions.flatMap((fn) => this.#flow.map.returnsOf(fn)).flatMap(untestedTailsOf)
    return tails.some((tail) => late.has(unchained(tail)) || this.#givesPromise(unchained(tail), late))
  }

  /** True for a call of a function that gives a promise as it is written, of what a later cell hands in. */
  #givesPromise(call: Node, late: ReadonlySet<Node>): boolean {
    if (call.type !== 'CallExpression' || !call.arguments.some((argument) => holdsAny(argument, late))) return false
    return this.#flow.callees(call.callee).functions.some((fn) => {
      if (fn.async) return !fn.generator
      return this.#flow.map
        .returnsOf(fn)
        .flatMap(untestedTailsOf)
        .some((tail) => this.#isMadePromise(unchained(tail)))
    })
  }

  /** `new Promise(…)`, `p.then(…)`, `Promise.all(…)` */
  #isMadePromise(node: Node): boolean {
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false
    const callee = unchained(node.callee)
    const made = node.type === 'NewExpression' || callee.type !== 'MemberExpression' ? callee : callee.object
    return (node.type === 'CallExpression' && isOnPromise(callee)) || this.#flow.isGlobal(made, 'Promise')
  }

  /** True for `list.at(0)`, `Math.max(a, b)`, a method of the program's own: no function of a later cell's. */
  isShown(node: Node): boolean {
    const callee = node.type === 'CallExpression' ? unchained(node.callee) : node
    const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined
    return this.#isOfBuiltIn(node) || (name !== undefined && this.#flow.map.ownMethods.has(name))
  }

  #isOfBuiltIn(node: Node): boolean {
    const callee = node.type === 'CallExpression' ? unchained(node.callee) : node
    if (callee.type !== 'MemberExpression') return isFunction(callee)
    const name = keyName(callee)
    return (name !== undefined && isBuiltInName(name)) || this.#isOfLanguage(callee)
  }

  #isOfLanguage({ object }: Node & { type: 'MemberExpression' }): boolean {
    return object.type === 'Identifier' && this.#flow.isGlobal(object, object.name)
  }
}

/** True when a node has one of those in it. */
function holdsAny(root: Node, nodes: ReadonlySet<Node>): boolean {
  let found = false
  walk(root, {
    enter(node) {
      found ||= nodes.has(node)
    },
  })
  return found
}
