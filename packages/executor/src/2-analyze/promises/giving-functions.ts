import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { functionOf } from '../callees.ts'
import { type CallSite, type ProgramMap, unchained } from '../program-map.ts'
import type { ValueFlow } from '../value-flow.ts'
import { isExecutor } from './executors.ts'
import type { FlowMap } from './flow-map.ts'

/**
 * Functions of a program that give promises. What code has in its hand of one gives values, and what was written stands
 * behind it, for call sites that take promises: so no call of which nobody sees whom it calls ever gets one.
 */
export class GivingFunctions {
  readonly #map: ProgramMap
  readonly #giving: ValueFlow
  readonly #flow: FlowMap

  constructor(map: ProgramMap, giving: ValueFlow, flow: FlowMap) {
    this.#map = map
    this.#giving = giving
    this.#flow = flow
  }

  /** True for a call that takes what a function gives for what it is. */
  isTaken(call: CallSite): boolean {
    if (!this.#giving.calls(call)) return false
    const callee = unchained(call.type === 'CallExpression' ? call.callee : call.tag)
    const variable = this.#map.names.referenceOf.get(callee)?.variable
    const fn = isFunction(callee) ? callee : variable && functionOf(variable)
    return fn === undefined || this.has(fn)
  }

  /** True for a function that other code than calls of it by its name may get hold of. */
  has(fn: FunctionNode): boolean {
    if (!this.gives(fn) || this.#flow.isForEngine(fn) || isExecutor(fn, this.#flow)) return false
    return !this.#isPartOfClass(fn) && !this.#isOnlyCalled(fn)
  }

  /** True for a function whose promise is that of its answer. */
  gives(fn: FunctionNode): boolean {
    return this.#giving.suspending.has(fn) && !fn.generator
  }

  /** Constructors and accessors, and what is behind a private name: nothing holds them. */
  #isPartOfClass(fn: FunctionNode): boolean {
    const parent = this.#map.places.get(fn)?.parent
    if (parent?.type === 'Property') return parent.kind !== 'init'
    return parent?.type === 'MethodDefinition' && (parent.kind !== 'method' || parent.key.type === 'PrivateIdentifier')
  }

  /** `(async () => …)()`, and a name within a function that is called and nothing else. */
  #isOnlyCalled(fn: FunctionNode): boolean {
    const { places, names } = this.#map
    let at: Node = fn
    while (places.get(at)?.parent?.type === 'ParenthesizedExpression') at = places.get(at)?.parent as Node
    const { parent, key } = places.get(at) ?? {}
    if (parent?.type === 'CallExpression' && key === 'callee') return true
    const id = fn.type === 'FunctionDeclaration' ? fn.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined
    const variable = id && names.declared.get(id)
    if (!variable || variable.scope === names.program || functionOf(variable) !== fn) return false
    if (this.#flow.evaluates) return false
    return variable.references.every(({ node }) => {
      const use = places.get(node)
      return !use || use.parent === parent || (use.parent?.type === 'CallExpression' && use.key === 'callee')
    })
  }
}
