import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { type HiddenCode, storedAt } from './hidden-code.ts'
import { QUIET_FUNCTIONS } from './language.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import type { Variable } from './scopes.ts'
import type { NameSet } from './value-flow.ts'

/** What a callee is: a function of this program, one that is known to touch nothing, or unknown. */
export type Callee = 'unknown' | 'quiet' | FunctionNode

/** Tells what is called, where the program shows it for certain. */
export class Callees {
  readonly #map: ProgramMap
  readonly #hidden: HiddenCode
  readonly #hostFunctions: NameSet
  readonly #methods = new Map<string, FunctionNode[]>()
  /** Names that hold something else as well. */
  readonly #doubted = new Set<string>()
  #isAnyDoubted = false

  constructor(map: ProgramMap, hidden: HiddenCode, hostFunctions: NameSet) {
    this.#map = map
    this.#hidden = hidden
    this.#hostFunctions = hostFunctions
    for (const [node, { parent }] of map.places) this.#note(node, parent)
  }

  /** What an expression means when it is called, or called back. */
  of(expression: Node): Callee {
    const node = unchained(expression)
    if (isFunction(node)) return node
    if (node.type !== 'Identifier') return 'unknown'
    const variable = this.#map.names.referenceOf.get(node)?.variable
    if (variable !== undefined) return functionOf(variable) ?? 'unknown'
    if (this.#hostFunctions.has(node.name)) return 'quiet'
    return this.#hidden.isLanguageName(node.name) && QUIET_FUNCTIONS.has(node.name) ? 'quiet' : 'unknown'
  }

  /** The methods that `receiver.name` may be, when the receiver is of this program for certain. */
  methodsOf(receiver: Node, name: string): readonly FunctionNode[] | undefined {
    const found = this.#methods.get(name)
    if (found === undefined || this.#isAnyDoubted || this.#doubted.has(name) || this.#hidden.isAnywhere)
      return undefined
    if (receiver.type === 'ThisExpression' || name.startsWith('#')) return found
    return receiver.type === 'Identifier' && this.#isOwnObject(receiver) ? found : undefined
  }

  /** `const api = { … }`, `const api = new Api()`, or a class of this program. */
  #isOwnObject(node: Node): boolean {
    const { referenceOf } = this.#map.names
    const variable = referenceOf.get(node)?.variable
    const [definition, ...others] = variable?.definitions ?? []
    if (variable === undefined || others.length > 0 || variable.references.some((use) => use.writes)) return false
    if (definition?.type === 'ClassDeclaration') return true
    if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return false
    const { init } = definition
    if (init?.type === 'ObjectExpression') return init.properties.every(({ type }) => type === 'Property')
    return init?.type === 'NewExpression' && referenceOf.get(init.callee)?.variable?.kind === 'class'
  }

  #note(node: Node, parent: Node | undefined): void {
    if (node.type === 'MemberExpression') {
      const name = keyName(node)
      if (name === 'assign') this.#isAnyDoubted ||= parent?.type !== 'CallExpression' || !isIntoLiteral(parent)
      if (storedAt(node, this.#map) !== undefined && name !== undefined) this.#doubted.add(name)
      return
    }
    if (node.type !== 'Property' && node.type !== 'PropertyDefinition' && node.type !== 'MethodDefinition') return
    if (parent?.type === 'ObjectPattern') return
    const name = keyName(node)
    if (name === undefined || name === 'constructor') return
    const value = node.value ? this.of(node.value) : 'unknown'
    const isMethod = !('kind' in node) || node.kind === 'init' || node.kind === 'method'
    if (typeof value === 'string' || !isMethod) this.#doubted.add(name)
    else if (this.#methods.get(name)?.push(value) === undefined) this.#methods.set(name, [value])
  }
}

function isIntoLiteral(call: Node): boolean {
  return call.type === 'CallExpression' && call.arguments[0]?.type === 'ObjectExpression'
}

/** The one function that a variable always holds. */
export function functionOf(variable: Variable): FunctionNode | undefined {
  const [definition, ...others] = variable.definitions
  if (definition === undefined || others.length > 0) return undefined
  if (variable.isWritten) return undefined
  if (isFunction(definition)) return definition
  if (definition.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return undefined
  return definition.init && isFunction(definition.init) ? definition.init : undefined
}
