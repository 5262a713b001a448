import type { Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import type { Expressions } from './argument-flow.ts'
import type { Containers } from './containers.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, ELEMENTS, INSIDE } from './levels.ts'
import type { Place } from './place.ts'

/** Keeps promises out of what is given to functions that never ask whether something is one. */
export class PlainCalls {
  readonly #flow: FlowMap
  readonly #expressions: Pick<Expressions, 'placeOf'>

  constructor(flow: FlowMap, expressions: Pick<Expressions, 'placeOf'>) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /**
   * Arguments of functions that were written in cells where no promise could exist, and what is in what they give: it
   * may be theirs. What a container of the program's own gives is not.
   */
  keepOut(callee: Node, args: readonly Node[], result: Place, containers: Containers): void {
    const { plainCalls } = this.#flow.reach
    if (plainCalls.size === 0) return
    const member = unchained(callee)
    const isMethod = member.type === 'MemberExpression'
    const isEarlier = member.type === 'Identifier' && this.#flow.variableOf(member) === undefined
    const name = isMethod ? keyName(member) : isEarlier ? member.name : undefined
    if (name === undefined ? !isMethod : !plainCalls.has(name)) return
    // The program's own, under the same name: who is called is asked when it is.
    if (isMethod && name !== undefined && containers.hasOwn(member.object, name)) return
    for (const argument of args) {
      this.#keepOutOf(this.#expressions.placeOf(argument), INSIDE)
      this.#flow.graph.close(this.#expressions.placeOf(argument), INSIDE & ALL)
    }
    // What they give is mostly made for the caller: in a list of others it keeps those from nothing.
    if (!isMethod || !containers.isMade(member.object)) this.#keepOutOf(result, INSIDE)
  }

  /** `Math.max.apply(null, list)`: the elements are arguments of what keeps none. */
  keepOutOfList(callee: Node, list: Node | undefined): void {
    if (callee.type !== 'MemberExpression' || keyName(callee) !== 'apply' || list === undefined) return
    // That takes the list after what the function is called on.
    if (this.#flow.isGlobal(callee.object as Node, 'Reflect')) return
    const target = unchained(callee.object)
    const root = target.type === 'MemberExpression' ? target.object : target
    if (root.type !== 'Identifier' || !this.#flow.isGlobal(root, root.name)) return
    this.#keepOutOf(this.#expressions.placeOf(list), ELEMENTS)
  }

  #keepOutOf(place: Place, levels: number): void {
    this.#flow.graph.forbid(place, levels)
    this.#flow.graph.need(place, levels)
  }
}
