import type { Identifier } from 'acorn'
import type { FunctionNode, Node } from '../../ast/nodes.ts'
import { type ProgramMap, unchained } from '../program-map.ts'
import type { Variable } from '../scopes.ts'

/** Names of the language that nothing can write to. */
const CONSTANTS: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity'])

/**
 * What is a primitive whatever happens: a number, a text, `true`, nothing. It is no promise, and none can be put into
 * it, wherever it gets. Told by operators alone: they give nothing else, and what a name says is no proof.
 */
export class Primitives {
  readonly #map: ProgramMap
  /** Variables that are given nothing else, as far as is known. */
  readonly #variables = new Set<Variable>()
  /** Those that are given what another holds. */
  readonly #heirs = new Map<Variable, Set<Variable>>()
  #asking: Variable | undefined

  /** `isShared` tells which variables code of other cells may write to. */
  constructor(map: ProgramMap, isShared: (variable: Variable) => boolean) {
    this.#map = map
    if (map.hasEval) return
    for (const variable of map.names.declared.values()) {
      if (DECLARED.has(variable.kind) && !isShared(variable)) this.#variables.add(variable)
    }
    // All are, but for those that are given another thing, and their heirs.
    const waiting = [...this.#variables]
    for (const variable of waiting) {
      if (!this.#variables.has(variable) || this.#isGivenPrimitives(variable)) continue
      this.#variables.delete(variable)
      waiting.push(...(this.#heirs.get(variable) ?? []))
    }
    this.#asking = undefined
  }

  /** True for an expression that gives nothing else: `a + b`, `!a`, `'text'`, and names that hold no other. */
  has(expression: Node): boolean {
    const node = unchained(expression)
    switch (node.type) {
      case 'Literal':
        return !('regex' in node)
      case 'TemplateLiteral':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'UpdateExpression':
        return true
      case 'ParenthesizedExpression':
        return this.has(node.expression)
      case 'SequenceExpression':
        return this.has(node.expressions.at(-1) as Node)
      case 'ConditionalExpression':
        return this.has(node.consequent) && this.has(node.alternate)
      case 'LogicalExpression':
        return this.has(node.left) && this.has(node.right)
      case 'AssignmentExpression':
        return this.#isAssigned(node.operator, node.left, node.right)
      case 'Identifier':
        return this.#isName(node)
      default:
        return false
    }
  }

  /** True for a function that returns nothing else. */
  isReturned(fn: FunctionNode): boolean {
    return !fn.async && !fn.generator && this.#map.returnsOf(fn).every((value) => this.has(value))
  }

  /** True for a variable that is given nothing else: all that writes to it is seen. */
  isVariable(variable: Variable): boolean {
    if (!this.#variables.has(variable)) return false
    if (this.#asking !== undefined) heirsOf(this.#heirs, variable).add(this.#asking)
    return true
  }

  #isGivenPrimitives(variable: Variable): boolean {
    this.#asking = variable
    return (
      variable.definitions.every((definition) => this.#isDefined(definition)) &&
      variable.references.every(({ node, writes }) => !writes || this.#isWritten(node))
    )
  }

  #isName(node: Identifier): boolean {
    const variable = this.#map.names.declared.get(node) ?? this.#map.names.referenceOf.get(node)?.variable
    return variable === undefined ? CONSTANTS.has(node.name) : this.isVariable(variable)
  }

  #isAssigned(operator: string, left: Node, right: Node): boolean {
    if (operator === '=') return this.has(right)
    return !['||=', '&&=', '??='].includes(operator) || (this.has(left) && this.has(right))
  }

  #isDefined(definition: Node): boolean {
    if (definition.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return false
    if (definition.init) return this.has(definition.init)
    const { places } = this.#map
    const declaration = places.get(definition)?.parent
    const loop = declaration && places.get(declaration)
    // `for (const key in object)`: keys are texts.
    return loop?.key !== 'left' || loop.parent?.type === 'ForInStatement'
  }

  #isWritten(node: Identifier): boolean {
    const { parent, key } = this.#map.places.get(node) ?? {}
    if (parent?.type === 'UpdateExpression') return true
    if (parent?.type !== 'AssignmentExpression' || key !== 'left') return false
    return this.#isAssigned(parent.operator, parent.left, parent.right)
  }
}

/** Those that are given what their declarations and assignments say. */
const DECLARED: ReadonlySet<string> = new Set(['var', 'let', 'const'])

function heirsOf(heirs: Map<Variable, Set<Variable>>, variable: Variable): Set<Variable> {
  const known = heirs.get(variable) ?? new Set()
  heirs.set(variable, known)
  return known
}
