import { isClass, type Node } from '../../ast/nodes.ts'
import { keyName, unchained } from '../program-map.ts'
import type { Expressions } from './argument-flow.ts'
import type { Containers } from './containers.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF } from './levels.ts'
import type { Place } from './place.ts'
import { keepingKey } from './promise-reach.ts'

/** So far classes are followed to those that they descend from. */
const MAX_DEPTH = 100

/** Keeps promises out of what is given to functions that never ask whether something is one. */
export class PlainCalls {
  readonly #flow: FlowMap
  readonly #expressions: Pick<Expressions, 'placeOf'>

  constructor(flow: FlowMap, expressions: Pick<Expressions, 'placeOf'>) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /**
   * Instances of classes that descend from one of an earlier cell which hands them out while they are made: code that
   * asks for no promise may have them.
   */
  keepOutOfHeirs(): void {
    const { graph, map, reach } = this.#flow
    if (![...reach.plainCalls].some((name) => name.startsWith(keepingKey('')))) return
    for (const [node] of map.places) {
      if (node.type === 'NewExpression' && this.#isHeir(node.callee))
        this.#keepOutOf(this.#expressions.placeOf(node), INSIDE)
      if (!isClass(node) || !this.#isHeir(node)) continue
      for (const member of node.body.body) {
        if (member.type === 'MethodDefinition' && !member.static)
          graph.forbid(this.#flow.receiver(member.value), INSIDE)
        const name = member.type === 'PropertyDefinition' && !member.static ? keyName(member) : undefined
        if (name !== undefined) this.#keepOutOf(this.#flow.property(name), ITSELF)
      }
    }
  }

  /** True for such a class, or a name of one. */
  #isHeir(node: Node, depth = 0): boolean {
    if (isClass(node)) return !!node.superClass && this.#isHeir(node.superClass, depth)
    if (node.type !== 'Identifier' || depth > MAX_DEPTH) return false
    const variable = this.#flow.variableOf(node)
    if (variable === undefined) return this.#flow.reach.plainCalls.has(keepingKey(node.name))
    return variable.definitions.some((definition) => {
      const made = definition.type === 'VariableDeclarator' ? definition.init : definition
      return !!made && isClass(made) && this.#isHeir(made, depth + 1)
    })
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
