import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { INSIDE, ITSELF, STREAM, UNWRAPPED } from './levels.ts'
import { isAnswer, logicalsOf, tailsOf } from './tails.ts'

/** What becomes of promises that functions return. */
export class Returns {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow

  constructor(flow: FlowMap, expressions: ExpressionFlow) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /** A promise that is returned goes on to the caller; in `try` it is waited for: a `catch` may be meant for it. */
  visit(node: Node & { type: 'ReturnStatement' }): void {
    if (!node.argument) return
    const { places } = this.#flow.map
    let isTried = false
    for (let at: Node | undefined = node; at !== undefined; ) {
      const place: { readonly parent: Node | undefined; readonly key: string | undefined } | undefined = places.get(at)
      const parent = place?.parent
      if (parent === undefined) return
      if (isFunction(parent)) {
        if (isTried && !parent.generator) this.#waitFor(node.argument, parent.async)
        return this.of(parent, node.argument)
      }
      if (parent.type === 'TryStatement' && place?.key !== 'finalizer')
        isTried ||= place?.key === 'block' || !!parent.finalizer
      at = parent
    }
  }

  #waitFor(value: Node, isAsync: boolean): void {
    const isTaken = (tail: Node): boolean => isAnswer(tail) || (isAsync && this.#isOfCache(tail))
    this.#expressions.valuePlaces.push(...tailsOf(value).filter(isTaken))
  }

  /** What a function gives. */
  of(fn: FunctionNode, value: Node): void {
    // A conversion or trap is called by the engine itself, which takes what it gives for a value.
    if (this.#flow.engineCalls.has(fn)) this.#expressions.valuePlaces.push(value)
    // What a generator returns is in the last of its steps.
    if (fn.generator) return this.#expressions.put(value, this.#flow.returned(fn), 'into')
    if (fn.async) this.#handsOut(value)
    const to = this.#flow.returned(fn)
    for (const logical of logicalsOf(value)) this.#expressions.handedOver.set(logical, { to, level: ITSELF })
    const levels = fn.async ? UNWRAPPED : INSIDE | ITSELF | STREAM
    this.#flow.graph.connect(this.#expressions.placeOf(value), to, 'same', value, levels, true)
  }

  /**
   * What an async function returns of a cache is waited for as by an `await`: who asked for it meanwhile finds the
   * promise. `if (!cache.has(key)) cache.set(key, load(key)); return cache.get(key)`
   */
  #handsOut(value: Node): void {
    for (const tail of tailsOf(value)) {
      if (this.#isOfCache(tail)) this.#flow.graph.want(this.#expressions.placeOf(tail), ITSELF)
    }
  }

  /**
   * `cache[key]`, `cache.get(key)`: a method of that name is another's, unless the program makes the container. What is
   * made where it is read is no cache, as nobody else can ask for it: `({ a: f(), b: g() })[key]`.
   */
  #isOfCache(node: Node): boolean {
    const read = unchained(node)
    if (read.type === 'MemberExpression') return keyName(read) === undefined && !isMade(read.object)
    const callee = read.type === 'CallExpression' ? unchained(read.callee) : undefined
    if (callee?.type !== 'MemberExpression' || keyName(callee) !== 'get' || isMade(callee.object)) return false
    return this.#flow.methods('get').length === 0 || this.#expressions.calls.containers.isMade(callee.object)
  }
}

const isMade = (container: Node): boolean =>
  ['ObjectExpression', 'ArrayExpression', 'NewExpression'].includes(unchained(container).type)
