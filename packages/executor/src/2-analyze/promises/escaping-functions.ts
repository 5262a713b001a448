import type { FunctionNode, Node } from '../../ast/nodes.ts'
import { functionOf } from '../callees.ts'
import { boundIdentifiers, keyName, unchained } from '../program-map.ts'
import { CALLING } from './built-in-flow.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { ALL, INSIDE, ITSELF, UNWRAPPED } from './levels.ts'
import { Place } from './place.ts'

/** Functions that may be called by code of which the text says nothing: what they are given may hold promises. */
export class EscapingFunctions {
  readonly functions: readonly FunctionNode[]
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow

  constructor(flow: FlowMap, expressions: ExpressionFlow) {
    this.#flow = flow
    this.#expressions = expressions
    this.functions = flow.map.functions.filter((fn) => !this.#isKnown(fn))
  }

  /** What is given to a function that is not known may get to this one, and what this one gives to any call. */
  follow(fn: FunctionNode): void {
    const { elsewhere } = this.#flow
    for (const parameter of fn.params) this.bind(parameter, elsewhere)
    this.#flow.graph.leak(this.#flow.returned(fn), elsewhere, 'same', INSIDE, true)
  }

  /**
   * A function that wants promises in what it is given asks for them wherever it reads there: later cells may give it
   * some. What is wanted is known by then.
   */
  receive(): void {
    for (const fn of this.functions) {
      for (const parameter of fn.params) {
        const names = boundIdentifiers(parameter)
        const wanted = parameter.type === 'Identifier' ? INSIDE : ALL
        if (!names.some((name) => (this.#expressions.placeOf(name).wants & wanted) !== 0)) continue
        const given = new Place()
        this.#flow.graph.hold(given, ALL & ~ITSELF)
        this.bind(parameter, given)
      }
    }
  }

  /** Notes that what is at `from` may get to the names of a pattern. */
  bind(pattern: Node, from: Place): void {
    switch (pattern.type) {
      case 'Identifier':
        return this.#flow.graph.leak(from, this.#expressions.placeOf(pattern), 'same', ALL | INSIDE)
      case 'AssignmentPattern':
        return this.bind(pattern.left, from)
      case 'RestElement':
        return this.bind(pattern.argument, this.step(from, 'into'))
      case 'ArrayPattern':
        for (const element of pattern.elements) if (element) this.bind(element, this.step(from, 'out-of'))
        return
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') this.bind(property.argument, from)
          else this.bind(property.value, this.step(from, 'out-of'))
        }
        return
      default:
        return
    }
  }

  /** A place in which what is at `from` is an element, or one of its elements. */
  step(from: Place, step: 'into' | 'out-of'): Place {
    const to = new Place()
    this.#flow.graph.leak(from, to, step, ALL | UNWRAPPED)
    return to
  }

  /** A call of what may be a function of the language gives what is in one of those: `at.bind(list)`, `map.get`. */
  takeOut(containers: readonly Place[], result: Place): void {
    for (const from of containers) this.#flow.graph.leak(from, result, 'out-of', ALL | INSIDE)
  }

  /** True for a function of which each call is known: its name is called and nothing else, or a built-in calls it. */
  #isKnown(fn: FunctionNode): boolean {
    const { places, names } = this.#flow.map
    if (this.#isCalled(fn)) return true
    const { parent } = places.get(fn) ?? {}
    const id = parent?.type === 'VariableDeclarator' ? parent.id : fn.type === 'FunctionDeclaration' ? fn.id : undefined
    const variable = id && names.declared.get(id)
    if (variable === undefined || functionOf(variable) !== fn) return false
    return variable.references.every(({ node }) => {
      const use = places.get(node)
      return use === undefined || use.parent === parent || this.#isCalled(node)
    })
  }

  /** `f(x)`, `list.map(f)`, `Array.from(list, f)` */
  #isCalled(node: Node): boolean {
    const { parent, key, index } = this.#flow.map.places.get(node) ?? {}
    if (parent?.type !== 'CallExpression') return false
    if (key === 'callee') return true
    const callee = unchained(parent.callee)
    const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined
    if (callee.type !== 'MemberExpression' || name === undefined) return false
    if (name === 'from' && index === 1 && this.#flow.isGlobal(callee.object as Node, 'Array')) return true
    return CALLING.has(name) && this.#flow.callees(callee).functions.length === 0
  }
}
