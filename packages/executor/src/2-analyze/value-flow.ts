import type { Identifier } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { CALLBACK_METHODS, FUNCTION_METHODS, PROMISE_METHODS, SCHEDULERS } from './built-ins.ts'
import { type CallSite, keyName, type ProgramMap, unchained } from './program-map.ts'
import type { Variable } from './scopes.ts'

/** Names that can be asked for: a set, or the keys of a map. */
export type NameSet = Pick<ReadonlySet<string>, 'has'>

/** What earlier cells left behind: which names may hold a suspending function, and where else one may be. */
export interface Reach {
  /** Names of host functions. */
  readonly hostFunctions: NameSet
  /** Names of earlier cells, and of `globals`, that may hold a suspending function. */
  readonly names: ReadonlySet<string>
  /** Property names under which one was stored. */
  readonly properties: ReadonlySet<string>
  /** True once one went where its way is lost: into an array, an unknown call, a computed property. */
  readonly escaped: boolean
  /** Top-level names that functions of earlier cells read: what they find there must be a value, never a promise. */
  readonly readElsewhere: ReadonlySet<string>
  /** True when an earlier cell may have made code from text, which reads any name. */
  readonly evaluates: boolean
  /** True when the session's modules may reach host functions. */
  readonly modulesSuspend: boolean
}

/**
 * Which values may be suspending functions. It grows until nothing changes; to say yes too often costs a little time,
 * to say no wrongly costs a re-run of the cell, and neither can give a wrong answer (the guest library decides by the
 * function that is really called).
 */
export class ValueFlow {
  readonly suspending: Set<FunctionNode> = new Set()
  readonly variables: Set<Variable> = new Set()
  readonly properties: Set<string>
  /** Undeclared names that were assigned one. */
  readonly globals: Set<string> = new Set()
  escaped: boolean
  changed = false
  readonly #map: ProgramMap
  readonly #reach: Reach

  constructor(map: ProgramMap, reach: Reach) {
    this.#map = map
    this.#reach = reach
    this.properties = new Set(reach.properties)
    this.escaped = reach.escaped
  }

  /** Follows every suspending function from where it stands to where it may go. */
  spread(): void {
    for (const fn of this.suspending) this.#followFunction(fn)
    for (const reference of this.#map.names.references) {
      if (reference.reads && this.#identifierMayHold(reference.node)) this.#follow(reference.node)
    }
  }

  /** True when the value of an expression may be a suspending function. */
  mayHold(expression: Node): boolean {
    const node = unchained(expression)
    if (isFunction(node)) return this.suspending.has(node)
    switch (node.type) {
      case 'Identifier':
        return this.#identifierMayHold(node)
      case 'MemberExpression':
        return this.#memberMayHold(node)
      case 'ConditionalExpression':
        return this.mayHold(node.consequent) || this.mayHold(node.alternate)
      case 'LogicalExpression':
        return this.mayHold(node.left) || this.mayHold(node.right)
      case 'AssignmentExpression':
        return this.mayHold(node.right)
      case 'SequenceExpression':
        return this.mayHold(node.expressions.at(-1) as Node)
      case 'ParenthesizedExpression':
        return this.mayHold(node.expression)
      case 'AwaitExpression':
        return this.mayHold(node.argument)
      case 'CallExpression':
      case 'TaggedTemplateExpression':
      case 'YieldExpression':
        return this.escaped || (node.type === 'CallExpression' && this.#isBoundFrom(node))
      default:
        return false
    }
  }

  /** True when a call may reach a suspending function and has to wait for it. */
  maySuspend(site: CallSite): boolean {
    const callee = unchained(site.type === 'CallExpression' ? site.callee : site.tag)
    if (callee.type === 'Super') return false
    if (callee.type === 'MemberExpression') {
      const name = keyName(callee)
      if (name === 'call' || name === 'apply') {
        const target = callee.object
        if (target.type !== 'Super' && this.mayHold(target)) return true
        if (name === 'apply' && this.#takesSuspending(site)) return true
      }
      if (name !== undefined && CALLBACK_METHODS.has(name) && this.#takesSuspending(site)) return true
    }
    return this.mayHold(callee)
  }

  #takesSuspending(site: CallSite): boolean {
    return site.type === 'CallExpression' && site.arguments.some((argument) => this.mayHold(argument))
  }

  #isBoundFrom(call: Node & { type: 'CallExpression' }): boolean {
    const callee = unchained(call.callee)
    return callee.type === 'MemberExpression' && keyName(callee) === 'bind' && this.mayHold(callee.object)
  }

  #identifierMayHold(node: Identifier): boolean {
    const variable = this.#map.names.referenceOf.get(node)?.variable
    if (variable === undefined) {
      const { hostFunctions, names } = this.#reach
      return hostFunctions.has(node.name) || names.has(node.name) || this.globals.has(node.name)
    }
    if (this.variables.has(variable) || (variable.kind === 'import' && this.#reach.modulesSuspend)) return true
    if (variable.definitions.some((definition) => this.#definesSuspending(definition))) return true
    return this.escaped && !isKnown(variable)
  }

  #definesSuspending(definition: Node): boolean {
    if (isFunction(definition)) return this.suspending.has(definition)
    if (definition.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return false
    return Boolean(definition.init && isFunction(definition.init) && this.suspending.has(definition.init))
  }

  #memberMayHold(node: Node & { type: 'MemberExpression' }): boolean {
    const name = keyName(node)
    if (name === undefined) return this.escaped || this.properties.size > 0
    // An element of a list: what went into lists has escaped.
    if (this.escaped && /^\d+$/.test(name)) return true
    if (this.properties.has(name)) return true
    if (node.object.type !== 'Identifier') return false
    if (this.#map.names.referenceOf.get(node.object)?.variable?.kind === 'import') return this.#reach.modulesSuspend
    if (node.object.name !== 'globalThis') return false
    return this.#reach.hostFunctions.has(name) || this.#reach.names.has(name) || this.globals.has(name)
  }

  #followFunction(fn: FunctionNode): void {
    const place = this.#map.places.get(fn)
    if (fn.type !== 'FunctionDeclaration' && place !== undefined) this.#follow(fn)
  }

  /** Follows the value of `start` up to the place that takes it. */
  #follow(start: Node): void {
    for (let node = start; ; ) {
      const place = this.#map.places.get(node)
      if (place?.parent === undefined) return
      const { parent, key } = place
      switch (parent.type) {
        case 'ConditionalExpression':
          if (key === 'test') return
          break
        case 'SequenceExpression':
          if (parent.expressions.at(-1) !== node) return
          break
        case 'AssignmentExpression':
          if (key === 'left') return
          this.#intoTarget(parent.left)
          break
        case 'MemberExpression':
          // A bound function stands for its target; other uses of a function as an object end here.
          if (key !== 'object' || keyName(parent) !== 'bind') return
          node = parent
          continue
        case 'CallExpression':
          if (key !== 'callee') return this.#intoCall(parent, node, place.index ?? 0)
          if (unchained(node).type !== 'MemberExpression' || node === start || keyName(node as never) !== 'bind') return
          break
        case 'LogicalExpression':
        case 'ParenthesizedExpression':
        case 'ChainExpression':
        case 'AwaitExpression':
          break
        default:
          return this.#intoPlace(parent, key)
      }
      node = parent
    }
  }

  #intoPlace(parent: Node, key: string | undefined): void {
    switch (parent.type) {
      case 'VariableDeclarator':
        return this.#intoTarget(parent.id)
      case 'AssignmentPattern':
        return this.#intoTarget(parent.left)
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition': {
        if (key !== 'value') return
        const name = keyName(parent)
        if (name === undefined) return this.#escape()
        return this.#addProperty(name)
      }
      case 'NewExpression':
        if (key === 'callee' || (parent.callee.type === 'Identifier' && parent.callee.name === 'Promise')) return
        return this.#escape()
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
      case 'YieldExpression':
      case 'ThrowStatement':
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
        return this.#escape()
      case 'TemplateLiteral':
        if (this.#map.places.get(parent)?.parent?.type === 'TaggedTemplateExpression') this.#escape()
        return
      default:
        return
    }
  }

  /** An argument: to a built-in that calls back nothing is lost; a function of this program gets it as a parameter. */
  #intoCall(call: Node & { type: 'CallExpression' }, node: Node, index: number): void {
    const callee = unchained(call.callee)
    if (callee.type === 'MemberExpression') {
      const name = keyName(callee)
      if (name !== undefined && !this.#map.ownMethods.has(name)) {
        if (CALLBACK_METHODS.has(name) || PROMISE_METHODS.has(name) || FUNCTION_METHODS.has(name)) return
      }
      return this.#escape()
    }
    if (callee.type === 'Identifier') {
      const variable = this.#map.names.referenceOf.get(callee)?.variable
      if (variable === undefined && SCHEDULERS.has(callee.name)) return
      const fn = variable === undefined ? undefined : functionOf(variable)
      if (fn !== undefined) return this.#intoParameter(fn, node, index)
    }
    if (isFunction(callee)) return this.#intoParameter(callee, node, index)
    this.#escape()
  }

  #intoParameter(fn: FunctionNode, node: Node, index: number): void {
    const parameter = fn.params[index]
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
    if (node.type === 'SpreadElement' || target?.type !== 'Identifier') return this.#escape()
    this.#intoTarget(target)
  }

  #intoTarget(target: Node): void {
    if (target.type === 'MemberExpression') {
      const name = keyName(target)
      return name === undefined ? this.#escape() : this.#addProperty(name)
    }
    if (target.type !== 'Identifier') return this.#escape()
    const { names } = this.#map
    const variable = names.declared.get(target) ?? names.referenceOf.get(target)?.variable
    if (variable === undefined) {
      this.#note(this.globals, target.name)
      return
    }
    this.#note(this.variables, variable)
  }

  #addProperty(name: string): void {
    this.#note(this.properties, name)
  }

  #note<T>(set: Set<T>, value: T): void {
    if (set.has(value)) return
    set.add(value)
    this.changed = true
  }

  #escape(): void {
    if (this.escaped) return
    this.escaped = true
    this.changed = true
  }
}

/** True for names whose only values are functions and classes of this program: what escaped cannot be in them. */
function isKnown(variable: Variable): boolean {
  if (variable.references.some((reference) => reference.writes)) return false
  if (variable.kind === 'function' || variable.kind === 'class' || variable.kind === 'own-name') return true
  return functionOf(variable) !== undefined
}

/** The one function that a variable always holds. */
export function functionOf(variable: Variable): FunctionNode | undefined {
  const [definition, ...others] = variable.definitions
  if (definition === undefined || others.length > 0) return undefined
  if (variable.references.some((reference) => reference.writes)) return undefined
  if (isFunction(definition)) return definition
  if (definition.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return undefined
  return definition.init && isFunction(definition.init) ? definition.init : undefined
}
