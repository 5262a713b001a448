import type { FunctionNode, Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import type { Expressions } from './argument-flow.ts'
import { ADDING, FOLDING, GIVING_ELEMENTS, MAPPING } from './built-in-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { gather } from './gathered.ts'
import { ELEMENTS, INSIDE, ITSELF, UNWRAPPED } from './levels.ts'
import { Place } from './place.ts'
import { tailsOf } from './tails.ts'

/** Follows promises through functions that built-ins call: what they are given, and what becomes of their answers. */
export class CallbackFlow {
  /** Callbacks that make lists: where a list of promises is wanted, elements are not settled before. */
  readonly mapped: { readonly list: Place; readonly element: Place; readonly mapped: Place }[] = []
  /** Calls whose answer a callback gives: their promise is given when it is asked for. */
  readonly unasked: Set<Node> = new Set()
  /** A call whose every use wants the promise keeps it, when what is called waits for a host function. */
  readonly kept: Place[] = []
  readonly #flow: FlowMap
  readonly #expressions: Expressions
  readonly #answering = new Set<FunctionNode>()

  constructor(flow: FlowMap, expressions: Expressions) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /** What `p.then(f)` gives is what `f` gives, or what `p` does. */
  connectThen(args: readonly Node[], receiver: Place, result: Place): void {
    const { graph } = this.#flow
    graph.hold(result, ITSELF)
    graph.connect(receiver, result, 'same', undefined, UNWRAPPED)
    for (const argument of args) {
      for (const fn of this.#flow.callees(argument).functions) {
        graph.connect(this.#flow.returned(fn), result, 'same', undefined, UNWRAPPED)
        const [parameter] = fn.params
        const given = new Place()
        graph.connect(receiver, given, 'same', undefined, UNWRAPPED)
        gather(fn, [given], this.#flow, this.#expressions)
        if (parameter === undefined || parameter.type === 'RestElement') continue
        this.#expressions.bind(parameter.type === 'AssignmentPattern' ? parameter.left : parameter, given)
      }
    }
  }

  /** Elements to the parameters of a callback, what it gives to the result; `position` is that of an element. */
  connectCallback(
    callback: Node | undefined,
    name: string,
    position: number,
    from: Place | undefined,
    to: Place,
  ): void {
    if (callback === undefined || from === undefined) return
    const { graph } = this.#flow
    const { functions } = this.#flow.callees(callback)
    if (functions.length === 0) {
      graph.need(from, ELEMENTS)
      if (!this.#flow.isHost(callback)) graph.connect(from, to, 'same', undefined, INSIDE & ~ELEMENTS)
    }
    for (const fn of functions) {
      const returned = this.#flow.returned(fn)
      const given = new Place()
      graph.connect(returned, given)
      if (fn.async) graph.hold(given, ITSELF)
      this.kept.push(given)
      // What is wanted as a list of promises keeps them; else the guest library waits for each.
      if (MAPPING.has(name)) {
        graph.connect(given, to, 'into', 'at-run-time')
        if (name === 'flatMap') graph.connect(given, to, 'same', undefined, INSIDE)
        this.#needAnswers(fn)
      }
      if (FOLDING.has(name)) graph.connect(given, to)
      const parameter = fn.params[position]
      const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
      if (target?.type === 'Identifier') {
        graph.connect(from, this.#flow.name(target), 'out-of', 'at-run-time')
        if (MAPPING.has(name)) this.mapped.push({ list: from, element: this.#flow.name(target), mapped: to })
      } else if (target) {
        const element = new Place()
        graph.connect(from, element, 'out-of', undefined, INSIDE)
        this.#expressions.bind(target, element)
      }
      const all = fn.params[position + 2]
      if (all?.type === 'Identifier') graph.connect(from, this.#flow.name(all), 'same', undefined, UNWRAPPED)
      this.#gatherGiven(fn, position, from, given)
      if (!FOLDING.has(name)) continue
      const total = fn.params[0]
      if (total?.type === 'Identifier') graph.connect(given, this.#flow.name(total), 'same', 'at-run-time')
    }
  }

  /** What a callback has in one list: the total before its element, the element's key and the list after it. */
  #gatherGiven(fn: FunctionNode, position: number, from: Place, total: Place): void {
    const [element, list] = [new Place(), new Place()]
    this.#flow.graph.connect(from, element, 'out-of')
    this.#flow.graph.connect(from, list, 'same', undefined, UNWRAPPED)
    const given = [element, element, list]
    gather(fn, position === 0 ? given : [total, ...given], this.#flow, this.#expressions)
  }

  /**
   * A name is no proof that it is the built-in which maps: a callback gives the promise of a call only when it is asked
   * for one. What is kept in a container stays what it is, whoever is given it. An engine that waits does so for what
   * is given to a method of the guest's own.
   */
  #needAnswers(fn: FunctionNode): void {
    if (this.#flow.engineWaits || this.#answering.has(fn)) return
    this.#answering.add(fn)
    for (const tail of this.#flow.map.returnsOf(fn).flatMap(tailsOf)) {
      if (isReadFromContainer(tail) || this.#isStored(tail)) continue
      const functions = tail.type === 'CallExpression' ? this.#flow.callees(tail.callee).functions : []
      if (functions.length > 0) {
        this.unasked.add(tail)
        for (const called of functions) this.#needAnswers(called)
      } else this.#flow.graph.need(this.#expressions.placeOf(tail), ITSELF)
    }
  }

  /** `m.set(key, p); return p`, `o[key] = p; return p`, `const p = m.get(key); return p` */
  #isStored(tail: Node): boolean {
    const { places } = this.#flow.map
    const variable = this.#flow.variableOf(unchained(tail))
    if (variable === undefined) return false
    const [definition, ...others] = variable.definitions
    const init = definition?.type === 'VariableDeclarator' && definition.id.type === 'Identifier' && definition.init
    if (init && isReadFromContainer(init) && others.length === 0 && !variable.isWritten) return true
    return variable.references.some(({ node }) => {
      const { parent, key } = places.get(node) ?? {}
      if (parent?.type === 'AssignmentExpression') return key === 'right' && parent.left.type === 'MemberExpression'
      if (parent?.type !== 'CallExpression' || key !== 'arguments') return false
      const name = parent.callee.type === 'MemberExpression' ? keyName(parent.callee) : undefined
      return name !== undefined && ADDING.has(name) && this.#flow.methods(name).length === 0
    })
  }

  /** `list.reduce(f, start)`: the first parameter begins with what it is given, or the first element. */
  connectTotal(callback: Node | undefined, start: Place | undefined, receiver: Place, result: Place): void {
    if (callback === undefined) return
    const { graph } = this.#flow
    if (start !== undefined) graph.connect(start, result)
    for (const fn of this.#flow.callees(callback).functions) {
      const total = fn.params[0]
      if (total?.type !== 'Identifier') continue
      if (start === undefined) graph.connect(receiver, this.#flow.name(total), 'out-of', 'at-run-time')
      else graph.connect(start, this.#flow.name(total), 'same', 'at-run-time')
    }
  }
}

/** `kept.get(key)`, `kept[key]`, `kept[key] ??= start()` */
function isReadFromContainer(node: Node): boolean {
  const value = unchained(node)
  if (value.type === 'AssignmentExpression') return value.left.type === 'MemberExpression'
  if (value.type !== 'CallExpression') return value.type === 'MemberExpression'
  const callee = unchained(value.callee)
  return callee.type === 'MemberExpression' && GIVING_ELEMENTS.has(keyName(callee) ?? '')
}
