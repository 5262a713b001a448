import type { CallExpression, MemberExpression } from 'acorn'
import { type FunctionNode, isClass, isFunction, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'
import { argumentsOf } from './argument-flow.ts'
import { BUILT_IN, CALLING } from './built-in-flow.ts'
import { convertedIn, mayConvert } from './conversions.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { INSIDE, UNWRAPPED } from './levels.ts'
import { Place } from './place.ts'

/** Methods by which the engine makes a text or number of something; a list is made one by its `join`. */
const CONVERTING: readonly string[] = ['toString', 'valueOf', 'join', 'toLocaleString']

/**
 * What functions are called on: where that is a list with promises in it, `this[0]` may be one. Calls of methods, by
 * their names, getters, `f.call(list)` and its kin, what is given to built-ins for their callbacks, and conversions.
 */
export class Receivers {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow
  /** What is converted, wherever that is. */
  readonly #converted = new Place()
  /** What methods are called on of which no text tells which they are. */
  readonly #unknown = new Place()

  /** `escaping`: functions that may be called by any name. */
  constructor(flow: FlowMap, expressions: ExpressionFlow, escaping: readonly FunctionNode[]) {
    this.#flow = flow
    this.#expressions = expressions
    for (const node of convertedIn(flow.map)) this.#lead(expressions.placeOf(node), this.#converted)
    for (const name of CONVERTING) for (const fn of flow.methods(name)) this.#lead(this.#converted, flow.receiver(fn))
    for (const fn of flow.map.functions) if (flow.engineCalls.has(fn)) this.#lead(this.#converted, flow.receiver(fn))
    for (const fn of escaping) this.#lead(this.#unknown, flow.receiver(fn))
    walk(flow.map.program, { enter: (node) => this.#visit(node) })
  }

  #visit(node: Node): void {
    switch (node.type) {
      case 'ThisExpression': {
        const fn = functionOfThis(node, this.#flow.map)
        if (fn !== undefined) this.#connect(this.#flow.receiver(fn), this.#expressions.placeOf(node))
        return
      }
      case 'MemberExpression':
        if (!this.#flow.hasGetter(keyName(node))) return
        for (const fn of this.#flow.methods(keyName(node) ?? '')) this.#giveObject(node, fn)
        return
      case 'CallExpression':
        return this.#visitCall(node)
    }
  }

  #visitCall(node: CallExpression): void {
    const callee = unchained(node.callee)
    const args = argumentsOf(node)
    if (mayConvert(node)) for (const one of args) this.#lead(this.#expressions.placeOf(one), this.#converted)
    if (callee.type !== 'MemberExpression') return
    const { functions } = this.#flow.callees(callee)
    for (const fn of functions) this.#giveObject(callee, fn)
    const isUnknown = functions.length === 0 && !BUILT_IN.has(keyName(callee) ?? '')
    if (isUnknown && callee.object.type !== 'Super') this.#lead(this.#expressions.placeOf(callee.object), this.#unknown)
    const [called, receiver] = this.#through(callee, args)
    if (called === undefined || receiver === undefined) return
    for (const fn of this.#flow.callees(called).functions) this.#give(this.#expressions.placeOf(receiver), fn)
  }

  /** What a call calls by another function, and on what. */
  #through(callee: MemberExpression, args: readonly Node[]): readonly (Node | undefined)[] {
    const name = keyName(callee) ?? ''
    const isReflect = this.#flow.isGlobal(callee.object as Node, 'Reflect')
    if (isReflect || CALLING.has(name)) return args
    if (name === 'from') return args.slice(1)
    return ['call', 'apply', 'bind'].includes(name) ? [callee.object, args[0]] : []
  }

  #giveObject(member: MemberExpression, fn: FunctionNode): void {
    // `Promise.all` is no method of the program's own of that name.
    if (this.#flow.isData(member.object as Node)) return
    if (member.object.type !== 'Super') return this.#give(this.#expressions.placeOf(member.object), fn)
    const around = functionOfThis(member, this.#flow.map)
    if (around !== undefined) this.#give(this.#flow.receiver(around), fn)
  }

  #give(from: Place, fn: FunctionNode): void {
    this.#connect(from, this.#flow.receiver(fn))
  }

  /** It is the same container within: what is wanted of its elements there is wanted outside. */
  #connect(from: Place, to: Place): void {
    this.#flow.graph.connect(from, to, 'same', undefined, UNWRAPPED)
  }

  /** What is converted somewhere says nothing of what is converted elsewhere. */
  #lead(from: Place, to: Place): void {
    this.#flow.graph.leak(from, to, 'same', INSIDE, true)
  }
}

/** The function whose `this` stands at a place; undefined at the top, and in the fields of a class. */
export function functionOfThis(node: Node, { places }: ProgramMap): FunctionNode | undefined {
  let at: Node | undefined = node
  while (at !== undefined && (!isFunction(at) || at.type === 'ArrowFunctionExpression')) {
    if (isClass(at)) return undefined
    at = places.get(at)?.parent
  }
  return at
}
