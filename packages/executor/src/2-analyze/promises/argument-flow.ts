import type { ArrayPattern } from 'acorn'
import type { FunctionNode, Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import type { AnyCall, FlowMap } from './flow-map.ts'
import { gather, gatherArguments, restOf } from './gathered.ts'
import { INSIDE, ITSELF, STREAM } from './levels.ts'
import { Place } from './place.ts'

/** What the calls and the functions under one property name share. */
interface NamedPlaces {
  readonly result: Place
  readonly parameters: Place[]
  /** What is spread into a call: any of its arguments. */
  readonly spread: Place
}

/** What is known of expressions. */
export interface Expressions {
  placeOf(node: Node): Place
  put(value: Node, to: Place, step?: 'same' | 'into' | 'under-key', isRead?: boolean): void
  bind(pattern: Node, from: Place): void
  bindPart(pattern: Node, from: Place): void
}

/** Follows promises between calls and functions of the program: arguments to parameters, returned values back. */
export class ArgumentFlow {
  /** Expressions among arguments where only a value makes sense. */
  readonly values: Node[] = []
  /** Arguments that a pattern goes through, and how many elements it takes. */
  readonly iterated: Map<Node, number> = new Map()
  readonly #flow: FlowMap
  readonly #expressions: Expressions
  readonly #named = new Map<string, NamedPlaces>()
  /** How many parameters of the functions under a name are joined with those of the calls. */
  readonly #joined = new Map<string, number>()

  constructor(flow: FlowMap, expressions: Expressions) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /** A call of any of the functions under a name: they share places, so that each call and each function is one. */
  connectNamed(
    callee: Node,
    functions: readonly FunctionNode[],
    args: readonly Node[],
    places: readonly Place[],
    result: Place,
  ): void {
    const { graph } = this.#flow
    const member = unchained(callee)
    const name = member.type === 'MemberExpression' ? (keyName(member) ?? '') : ''
    let shared = this.#named.get(name)
    if (shared === undefined) {
      shared = { result: new Place(), parameters: [], spread: new Place() }
      this.#named.set(name, shared)
    }
    for (let index = shared.parameters.length; index < args.length; index++) shared.parameters.push(new Place())
    for (; (this.#joined.get(name) ?? 0) < shared.parameters.length || !this.#joined.has(name); ) {
      const from = this.#joined.get(name) ?? 0
      this.#joined.set(name, shared.parameters.length)
      for (const fn of functions) this.#join(fn, shared, from)
    }
    graph.connect(shared.result, result)
    const spread = args.findIndex(({ type }) => type === 'SpreadElement')
    for (const [index, place] of places.entries()) {
      if (spread >= 0 && index >= spread) graph.connect(place, shared.spread)
      else graph.connect(place, shared.parameters[index] as Place, 'same', 'at-run-time')
    }
  }

  #join(fn: FunctionNode, shared: NamedPlaces, from: number): void {
    const { graph } = this.#flow
    if (from === 0) {
      graph.connect(this.#flow.returned(fn), shared.result)
      if (fn.async) graph.hold(shared.result, fn.generator ? STREAM : ITSELF)
      gather(fn, Array(fn.params.length).fill(shared.spread), this.#flow, this.#expressions)
    }
    for (const [index, place] of shared.parameters.entries()) {
      if (index < from) continue
      const parameter = fn.params[index] ?? fn.params.at(-1)
      const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
      gatherArguments(fn, [place], this.#flow)
      if (target?.type === 'RestElement') {
        graph.connect(place, restOf(target.argument, this.#flow, this.#expressions), 'into', 'at-run-time')
      } else if (index >= fn.params.length || target === undefined) continue
      else if (target.type === 'Identifier') {
        graph.connect(place, this.#flow.name(target), 'same', 'at-run-time')
        if (from === 0) graph.connect(shared.spread, this.#flow.name(target))
      } else {
        const inside = new Place()
        graph.connect(place, inside, 'same', undefined, INSIDE)
        this.#expressions.bind(target, inside)
      }
    }
  }

  /** Arguments to the parameters of a known function, what it returns to the result. */
  connectFunction(
    fn: FunctionNode,
    args: readonly Node[],
    places: readonly Place[],
    result: Place,
    exact: boolean,
  ): void {
    const { graph } = this.#flow
    this.connectReturned(fn, result)
    const spread = args.findIndex(({ type }) => type === 'SpreadElement')
    for (const [index, parameter] of fn.params.entries()) {
      const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
      if (target.type === 'RestElement') {
        const rest = restOf(target.argument, this.#flow, this.#expressions)
        for (const [at, place] of places.entries()) {
          if (at < index) continue
          if (exact) this.#expressions.put(args[at] as Node, rest, 'into')
          else graph.connect(place, rest, 'into', 'at-run-time')
        }
        continue
      }
      // What is spread may be any of the arguments from there on.
      if (spread >= 0 && spread <= index) {
        this.#expressions.bindPart(target, places[spread] as Place)
        continue
      }
      const place = places[index]
      const argument = args[index]
      if (place === undefined || argument === undefined) continue
      if (target.type !== 'Identifier') this.#bindPattern(target, place, argument, exact)
      else if (exact) this.#expressions.put(argument, this.#flow.name(target))
      else graph.connect(place, this.#flow.name(target), 'same', 'at-run-time')
    }
    // What nobody takes is not kept.
    const isRest = fn.params.at(-1)?.type === 'RestElement'
    if (exact && spread < 0 && !isRest)
      for (const more of args.slice(fn.params.length)) this.#expressions.put(more, new Place())
    gatherArguments(fn, places, this.#flow)
    if (this.#flow.map.usesArguments(fn)) this.values.push(...args.filter(({ type }) => type !== 'SpreadElement'))
  }

  /** What a function returns to the result of a call. */
  connectReturned(fn: FunctionNode, result: Place): void {
    const { graph } = this.#flow
    graph.connect(this.#flow.returned(fn), result)
    if (fn.async) graph.hold(result, fn.generator ? STREAM : ITSELF)
  }

  /** A pattern as a parameter reads its argument at once. */
  #bindPattern(pattern: Node, place: Place, argument: Node, exact: boolean): void {
    const inside = new Place()
    this.#flow.graph.connect(place, inside, 'same', undefined, INSIDE)
    this.#expressions.bind(pattern, inside)
    if (!exact) return
    this.values.push(argument)
    if (pattern.type === 'ArrayPattern' && argument.type !== 'SpreadElement')
      this.iterated.set(argument, takenBy(pattern))
  }
}

/** How many elements a pattern takes at the most. */
export function takenBy({ elements }: ArrayPattern): number {
  return elements.at(-1)?.type === 'RestElement' ? Number.POSITIVE_INFINITY : elements.length
}

/** The arguments of a call as expressions; those of a template tag are what stands in it. */
export function argumentsOf(node: AnyCall): readonly Node[] {
  return node.type === 'TaggedTemplateExpression' ? [node.quasi, ...node.quasi.expressions] : node.arguments
}
