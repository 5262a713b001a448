import type { CallExpression, Identifier } from 'acorn'
import { isFunction, type Node } from '../ast/nodes.ts'
import { Circles, Questions } from './circles.ts'
import { keepsIterator } from './hidden-code.ts'
import {
  CALLING_METHODS,
  GIVES_RIGHT,
  isLanguageMethod,
  MAKING_METHODS,
  MUTATING_METHODS,
  READING_METHODS,
} from './language.ts'
import { boundIdentifiers, keyName, type ProgramMap, unchained } from './program-map.ts'
import { callOfCallback, defaultsOf, returnsOf } from './returned-values.ts'
import { ScopeDepths } from './scope-depths.ts'
import type { Reference, Variable } from './scopes.ts'

/** What a global name is: a host function, a thing of the language that nothing hides, or unknown. */
export interface Globals {
  isHostFunction(name: string): boolean
  isLanguage(name: string): boolean
}

// Who has an object: the depth of the function that made it for itself (0 for the program); `NEW` for one that was just
// made; `SHARED` when others may have it.
const NEW = Number.POSITIVE_INFINITY
const SHARED = -1

/**
 * `fresh`: the object itself, what hangs on it may be anything. `owned`: data through and through, with all that hangs
 * on it: primitives, what a host function gave (a copy each time), what was parsed, what the language makes of those.
 */
type Question = 'fresh' | 'owned'

/** Functions of `Object` that give new objects. */
const OBJECT_MAKERS: ReadonlySet<string> = new Set(['keys', 'values', 'entries', 'fromEntries'])

/** Tells which values a function made itself, and which are data. In doubt others have them. */
export class OwnValues {
  readonly #map: ProgramMap
  readonly #globals: Globals
  readonly #answers: Record<Question | 'stores', Questions<Variable>>
  readonly depths: ScopeDepths = new ScopeDepths()

  constructor(map: ProgramMap, globals: Globals) {
    this.#map = map
    this.#globals = globals
    const circles = new Circles()
    this.#answers = { fresh: new Questions(circles), owned: new Questions(circles), stores: new Questions(circles) }
  }

  /** Depth of the function that has the object which `receiver` gives for itself; below 0 when others may have it. */
  ownerDepth(receiver: Node): number {
    return this.#owner('fresh', receiver)
  }

  /** True for data: no getter, method or conversion of the guest's can hide in it. */
  isData(expression: Node): boolean {
    return this.#owner('owned', expression) > SHARED
  }

  variableOf(node: Identifier): Variable | undefined {
    return this.#map.names.referenceOf.get(node)?.variable ?? this.#map.names.declared.get(node)
  }

  #owner(question: Question, expression: Node): number {
    const node = unchained(expression)
    switch (node.type) {
      case 'Literal':
      case 'TemplateLiteral':
      case 'BinaryExpression':
      case 'UnaryExpression':
      case 'UpdateExpression':
        return NEW
      case 'ObjectExpression':
        if (question === 'fresh') return NEW
        return this.#all(node.properties.map((part) => (part.type === 'Property' ? part.value : part)))
      case 'ArrayExpression':
        return question === 'fresh' ? NEW : this.#all(node.elements)
      case 'Identifier': {
        const variable = this.variableOf(node)
        if (variable === undefined) return node.name === 'undefined' ? NEW : SHARED
        return this.#ask(question, variable)
      }
      case 'SpreadElement':
      case 'AwaitExpression':
        return this.#owner(question, node.argument)
      case 'MemberExpression':
        return this.#owner('owned', node.object)
      case 'ConditionalExpression':
        return Math.min(this.#owner(question, node.consequent), this.#owner(question, node.alternate))
      case 'LogicalExpression':
        return Math.min(this.#owner(question, node.left), this.#owner(question, node.right))
      case 'ParenthesizedExpression':
        return this.#owner(question, node.expression)
      case 'AssignmentExpression':
        if (!GIVES_RIGHT.has(node.operator)) return NEW
        return Math.min(
          this.#owner(question, node.right),
          node.operator === '=' ? NEW : this.#owner(question, node.left),
        )
      case 'NewExpression':
        if (node.callee.type !== 'Identifier' || !this.#isLanguage(node.callee)) return SHARED
        return question === 'fresh' ? NEW : this.#all(node.arguments)
      case 'CallExpression':
        return this.#ownerOfAnswer(question, node)
      default:
        return SHARED
    }
  }

  /** The least of the owners of parts; a callback counts as what it returns. */
  #all(parts: readonly (Node | null)[]): number {
    let depth = NEW
    for (const part of parts) {
      if (part === null) continue
      const values = isFunction(part) ? returnsOf(part) : [part]
      for (const value of values) depth = Math.min(depth, this.#owner('owned', value))
    }
    return depth
  }

  #ownerOfAnswer(question: Question, call: CallExpression): number {
    const callee = unchained(call.callee)
    if (callee.type === 'Identifier') {
      if (this.variableOf(callee) !== undefined) return SHARED
      if (this.#globals.isHostFunction(callee.name)) return NEW
      if (!this.#globals.isLanguage(callee.name)) return SHARED
      return question === 'fresh' && callee.name !== 'Object' ? NEW : this.#all(call.arguments)
    }
    if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return SHARED
    const name = keyName(callee) ?? ''
    if (callee.object.type === 'Identifier' && this.#isLanguage(callee.object)) {
      const [first] = call.arguments
      if (name === 'assign') return first === undefined || question === 'owned' ? SHARED : this.#owner('fresh', first)
      if (callee.object.name === 'Object' && !OBJECT_MAKERS.has(name)) return SHARED
      return question === 'fresh' ? NEW : this.#all(call.arguments)
    }
    if (!isLanguageMethod(name) || keepsIterator(callee, this.#map)) return SHARED
    if (question === 'fresh' && MAKING_METHODS.has(name)) return NEW
    return Math.min(this.#owner('owned', callee.object), this.#all(call.arguments))
  }

  #isLanguage(node: Identifier): boolean {
    return this.variableOf(node) === undefined && this.#globals.isLanguage(node.name)
  }

  #ask(question: Question, variable: Variable): number {
    return this.#answers[question].of(variable, () =>
      Math.min(this.depths.of(variable.scope), this.#ownerOfValues(question, variable)),
    )
  }

  #ownerOfValues(question: Question, variable: Variable): number {
    let depth = NEW
    if (variable.kind === 'parameter') depth = this.#ownerOfParameter(question, variable)
    else if (variable.definitions.length === 0 && variable.kind !== 'var') return SHARED
    for (const definition of variable.definitions) {
      depth = Math.min(depth, this.#ownerOfDefinition(question, definition))
    }
    for (const use of variable.references) {
      if (depth === SHARED) return SHARED
      if (use.writes) depth = Math.min(depth, this.#ownerOfWritten(question, use))
    }
    return question === 'owned' ? Math.min(depth, this.#ownerOfStores(variable)) : depth
  }

  #ownerOfDefinition(question: Question, definition: Node): number {
    if (definition.type !== 'VariableDeclarator') return SHARED
    const { id, init } = definition
    if (id.type !== 'Identifier' && init) return this.#all([init, ...defaultsOf(id)])
    if (init) return this.#owner(question, init)
    const declaration = this.#map.places.get(definition)?.parent
    const loop = declaration && this.#map.places.get(declaration)?.parent
    if (loop?.type === 'ForOfStatement' && loop.left === declaration) return this.#all([loop.right, ...defaultsOf(id)])
    return NEW
  }

  #ownerOfWritten(question: Question, { node }: Reference): number {
    const parent = this.#map.places.get(node)?.parent
    if (parent?.type === 'UpdateExpression') return NEW
    if (parent?.type !== 'AssignmentExpression') return SHARED
    return GIVES_RIGHT.has(parent.operator) ? this.#owner(question, parent.right) : NEW
  }

  /** A parameter of a callback that the language calls with parts of an owned value, or with an accumulator. */
  #ownerOfParameter(question: Question, variable: Variable): number {
    const fn = variable.scope.node
    const place = this.#map.places.get(fn)
    const call = place?.parent
    if (!isFunction(fn) || call?.type !== 'CallExpression' || place?.key !== 'arguments' || place.index !== 0) {
      return SHARED
    }
    const callee = unchained(call.callee)
    if (callee.type !== 'MemberExpression') return SHARED
    const name = keyName(callee) ?? ''
    if (!CALLING_METHODS.has(name)) return SHARED
    const { declared } = this.#map.names
    const index = fn.params.findIndex((param) => boundIdentifiers(param).some((id) => declared.get(id) === variable))
    const parts = [callee.object, ...defaultsOf(fn.params[index])]
    if (!name.startsWith('reduce') || index > 0) return this.#all(parts)
    const initial = call.arguments[1] as Node | undefined
    if (initial === undefined) return SHARED
    const others = returnsOf(fn).filter((value) => value.type !== 'Identifier' || this.variableOf(value) !== variable)
    return Math.min(this.#owner(question, initial), ...others.map((value) => this.#owner(question, value)))
  }

  /** The least of the owners of all that is put into an object under this name, and under names that it is given. */
  #ownerOfStores(variable: Variable): number {
    return this.#answers.stores.of(variable, () => {
      const reads = variable.references.filter((use) => !use.writes)
      return reads.reduce((depth, use) => Math.min(depth, this.#ownerOfStored(use)), NEW)
    })
  }

  #ownerOfStoresUnder(pattern: Node): number {
    const { declared } = this.#map.names
    const variables = boundIdentifiers(pattern).map((id) => declared.get(id))
    return Math.min(NEW, ...variables.map((variable) => (variable ? this.#ownerOfStores(variable) : SHARED)))
  }

  /** What a use puts into the object or one that hangs on it; `SHARED` when that may be anything. */
  #ownerOfStored({ node }: Reference): number {
    let depth = NEW
    let at: Node = node
    for (;;) {
      const place = this.#map.places.get(at)
      const parent = place?.parent
      switch (parent?.type) {
        case 'MemberExpression':
          if (place?.key !== 'object') return depth
          break
        case 'ParenthesizedExpression':
        case 'ChainExpression':
        case 'ConditionalExpression':
        case 'LogicalExpression':
        case 'Property':
        case 'ObjectExpression':
        case 'ArrayExpression':
        case 'SpreadElement':
          break
        case 'AssignmentExpression':
          if (place?.key === 'right') depth = Math.min(depth, this.#ownerOfStoresIn(parent.left))
          else if (GIVES_RIGHT.has(parent.operator)) depth = Math.min(depth, this.#owner('owned', parent.right))
          break
        case 'VariableDeclarator':
          return Math.min(depth, this.#ownerOfStoresUnder(parent.id))
        case 'ForOfStatement': {
          if (place?.key !== 'right') return depth
          const [declarator] = parent.left.type === 'VariableDeclaration' ? parent.left.declarations : []
          return declarator === undefined ? SHARED : Math.min(depth, this.#ownerOfStoresUnder(declarator.id))
        }
        case 'ReturnStatement':
        case 'ArrowFunctionExpression': {
          const call = callOfCallback(parent, this.#map)
          if (call === undefined) return depth
          at = call
          continue
        }
        case 'CallExpression':
          depth = Math.min(depth, this.#ownerOfCalled(parent, at, place?.key === 'callee'))
          break
        default:
          return depth
      }
      at = parent
    }
  }

  /** What a method puts into its receiver, and its callbacks into the parts that they get. */
  #ownerOfCalled(call: CallExpression, at: Node, isCallee: boolean): number {
    const callee = unchained(call.callee)
    const name = callee.type === 'MemberExpression' ? (keyName(callee) ?? '') : ''
    if (!isCallee) {
      // A function of the program that keeps it is not quiet; what a method keeps is in its receiver.
      return MUTATING_METHODS.has(name) && callee.type === 'MemberExpression'
        ? this.#ownerOfStoresIn(callee.object)
        : NEW
    }
    if (MUTATING_METHODS.has(name) && name !== 'sort') return this.#all(call.arguments)
    if (!READING_METHODS.has(name) && name !== 'sort') return at === callee ? SHARED : NEW
    let depth = NEW
    for (const argument of call.arguments as Node[]) {
      if (!isFunction(argument)) continue
      for (const parameter of argument.params) depth = Math.min(depth, this.#ownerOfStoresUnder(parameter))
    }
    return depth
  }

  /** What is put into the object that a target hangs on. */
  #ownerOfStoresIn(target: Node): number {
    let node = unchained(target)
    while (node.type === 'MemberExpression' || node.type === 'AssignmentExpression') {
      node = unchained(node.type === 'MemberExpression' ? node.object : node.left)
    }
    const variable = node.type === 'Identifier' ? this.variableOf(node) : undefined
    return variable === undefined ? SHARED : this.#ownerOfStores(variable)
  }
}
