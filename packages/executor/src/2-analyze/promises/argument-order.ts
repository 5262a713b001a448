import { type FunctionNode, isFunction, type Node } from '../../ast/nodes.ts'
import { keyName } from '../program-map.ts'
import { PUTTING_ON } from './built-in-flow.ts'
import type { Containers } from './containers.ts'
import type { FlowMap } from './flow-map.ts'
import { ITSELF } from './levels.ts'

/** Objects of the language whose functions take values for arguments, whatever is in those. */
const TAKING_VALUES: readonly string[] = ['Math', 'Number', 'Object', 'String', 'Date', 'JSON', 'console', 'Intl']

/**
 * Finds arguments that are waited for before what stands after them is read: those of host functions and functions of
 * the language, and of methods of the program's own where they have no use for the promise.
 *
 *     tool(load(1), total)  →  tool(<value of load(1)>, total)
 */
export class ArgumentOrder {
  readonly #flow: FlowMap
  readonly #containers: Containers
  readonly #found: { readonly argument: Node; readonly index: number; readonly functions: readonly FunctionNode[] }[] =
    []

  constructor(flow: FlowMap, containers: Containers) {
    this.#flow = flow
    this.#containers = containers
  }

  note(callee: Node, args: readonly Node[]): void {
    const last = args.findLastIndex((argument) => argument.type !== 'Literal' && !isFunction(argument))
    const functions = last > 0 ? this.#takers(callee) : undefined
    if (functions === undefined) return
    const isPutOn = callee.type === 'MemberExpression' && PUTTING_ON.has(keyName(callee) ?? '')
    for (const [index, argument] of args.slice(0, last).entries()) {
      if (argument.type === 'SpreadElement') return
      // A promise that somebody made may be given properties.
      if (index === 0 && isPutOn && argument.type !== 'CallExpression') continue
      this.#found.push({ argument, index, functions })
    }
  }

  /** Those that are waited for, once it is known where promises are wanted. */
  values(): readonly Node[] {
    return this.#found
      .filter(({ functions, index }) => functions.every((fn) => this.#takesValue(fn, index)))
      .map(({ argument }) => argument)
  }

  /** The functions of the program that are called; undefined when others may be. */
  #takers(callee: Node): readonly FunctionNode[] | undefined {
    if (callee.type === 'Identifier') return this.#flow.isData(callee) ? [] : undefined
    if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return undefined
    const { object } = callee
    const name = keyName(callee)
    // A promise is the same as itself, which `Object.is` says without waiting for it.
    if (TAKING_VALUES.some((owner) => this.#flow.isGlobal(object, owner))) return name === 'is' ? undefined : []
    return name !== undefined && this.#containers.hasOwn(object, name) ? this.#flow.methods(name) : undefined
  }

  #takesValue({ params }: FunctionNode, index: number): boolean {
    const parameter = params[index] ?? params.at(-1)
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
    if (target?.type === 'RestElement') return false
    return target?.type !== 'Identifier' || !this.#flow.name(target).keeps(ITSELF)
  }
}
