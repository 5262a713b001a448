import type { MemberExpression } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { functionOf } from '../callees.ts'
import { keyName, unchained } from '../program-map.ts'
import type { FlowMap } from './flow-map.ts'

/** So far a function is looked for through names and calls. */
const MAX_DEPTH = 4

/** The functions that may be called somewhere; `exact` when there can be no others. */
export interface Callees {
  readonly functions: readonly FunctionNode[]
  readonly exact: boolean
}

/** Tells which functions of a program a value may be, as far as the text shows it. */
export class KnownCallees {
  readonly #flow: FlowMap

  constructor(flow: FlowMap) {
    this.#flow = flow
  }

  of(node: Node): Callees {
    const callee = unchained(node)
    if (isFunction(callee)) return { functions: [callee], exact: true }
    if (callee.type === 'ParenthesizedExpression') return this.of(callee.expression)
    if (callee.type === 'Identifier' || callee.type === 'CallExpression') {
      const functions = this.functionsOf(callee)
      // The object of a `with` may have a method of that name.
      const own = callee.type === 'Identifier' && this.#flow.isInWith(callee) ? this.#flow.methods(callee.name) : []
      return { functions: [...(functions ?? []), ...own], exact: functions !== undefined && own.length === 0 }
    }
    if (callee.type !== 'MemberExpression') return { functions: [], exact: false }
    const hidden = this.#flow.map.privateMethods.get(callee)
    if (hidden !== undefined) return { functions: [hidden], exact: true }
    const name = keyName(callee)
    const own = this.ownMethods(callee)
    // Under a key that no text tells another may be put.
    if (own !== undefined) return { functions: own, exact: own.length > 0 && !this.#flow.map.writesUnderKeys }
    return { functions: name === undefined ? [] : this.#flow.methods(name), exact: false }
  }

  /** Those of an instance of a class of the program, of an object made in place, and none for a container's own. */
  ownMethods(member: MemberExpression): readonly FunctionNode[] | undefined {
    const { map, containers } = this.#flow
    const name = keyName(member)
    if (name === undefined || member.object.type === 'Super' || map.mayDescribe) return undefined
    const methods = this.#flow.methods(name)
    if (methods.some((fn) => map.places.get(fn)?.parent?.type === 'AssignmentExpression')) return undefined
    // `const cache = new Map()` has the methods of a Map.
    if (containers.isMade(member.object)) return []
    return containers.hasOwn(member.object, name) && containers.holdsFunctionsAlone(name) ? methods : undefined
  }

  functionsOf(value: Node, depth = 0): readonly FunctionNode[] | undefined {
    const node = unchained(value)
    if (isFunction(node)) return [node]
    if (depth > MAX_DEPTH) return undefined
    if (node.type === 'Identifier') {
      const variable = this.#flow.variableOf(node)
      const fn = variable && functionOf(variable)
      if (fn !== undefined) return [fn]
      const [definition, ...others] = variable?.definitions ?? []
      if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || others.length > 0) {
        return undefined
      }
      if (!definition.init || variable?.isWritten) return undefined
      return this.functionsOf(definition.init, depth + 1)
    }
    if (node.type !== 'CallExpression') return undefined
    // `const load = memoise(…)`: what the maker returns.
    const makers = this.functionsOf(node.callee, depth + 1)
    const made: FunctionNode[] = []
    for (const maker of makers ?? []) {
      for (const returned of this.#flow.map.returnsOf(maker)) {
        const functions = maker.async ? undefined : this.functionsOf(returned, depth + 1)
        if (functions === undefined) return undefined
        made.push(...functions)
      }
    }
    return made.length > 0 ? made : undefined
  }
}
