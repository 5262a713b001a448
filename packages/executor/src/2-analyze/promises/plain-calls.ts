import type { Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import type { Expressions } from './argument-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { ELEMENTS, INSIDE } from './levels.ts'

/** Keeps promises out of what is given to functions that never ask whether something is one. */
export class PlainCalls {
  readonly #flow: FlowMap
  readonly #expressions: Pick<Expressions, 'placeOf'>

  constructor(flow: FlowMap, expressions: Pick<Expressions, 'placeOf'>) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /** Arguments of functions that were written in cells where no promise could exist. */
  keepOut(callee: Node, args: readonly Node[]): void {
    const { plainCalls } = this.#flow.reach
    if (plainCalls.size === 0) return
    const member = unchained(callee)
    const isMethod = member.type === 'MemberExpression'
    const isEarlier = member.type === 'Identifier' && this.#flow.variableOf(member) === undefined
    const name = isMethod ? keyName(member) : isEarlier ? member.name : undefined
    if (name === undefined ? !isMethod : !plainCalls.has(name)) return
    for (const argument of args) this.#keepOutOf(argument, INSIDE)
  }

  /** `Math.max.apply(null, list)`: the elements are arguments of what keeps none. */
  keepOutOfList(callee: Node, list: Node | undefined): void {
    if (callee.type !== 'MemberExpression' || keyName(callee) !== 'apply' || list === undefined) return
    const target = unchained(callee.object)
    const root = target.type === 'MemberExpression' ? target.object : target
    if (root.type === 'Identifier' && this.#flow.isGlobal(root, root.name)) this.#keepOutOf(list, ELEMENTS)
  }

  #keepOutOf(node: Node, levels: number): void {
    const place = this.#expressions.placeOf(node)
    this.#flow.graph.forbid(place, levels)
    this.#flow.graph.need(place, levels)
  }
}
