import type { MemberExpression } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { CALLBACK_METHODS, FUNCTION_METHODS, PROMISE_METHODS, SCHEDULERS } from './built-ins.ts'
import { functionOf } from './callees.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import type { Variable } from './scopes.ts'
import type { FollowedReach } from './value-flow.ts'

/** Stands among property names for all of them: one of the functions went under a key that no text tells. */
export const ANY_KEY = '[computed]'
/** Calls by which values get under such keys. */
const KEYING: ReadonlySet<string> = new Set(['fromEntries', 'defineProperty', 'defineProperties', 'create', 'set'])

/** What is known where functions are followed with care. */
export interface Care {
  /** True when functions of earlier cells write under keys that no text tells. */
  readonly keyed: boolean
  /**
   * The functions that a member is, where its object is shown to have it of its own: none for a method of a list, Map
   * or Set that the program makes. Undefined where it may be that of another by that name.
   */
  ownMethods(member: MemberExpression): readonly FunctionNode[] | undefined
}

/** Where values that are followed may be, and how they get there from an expression that gives one. */
export class ReachedPlaces {
  readonly variables: Set<Variable> = new Set()
  readonly properties: Set<string>
  /** Undeclared names that were assigned one. */
  readonly globals: Set<string> = new Set()
  escaped: boolean
  changed = false
  protected readonly map: ProgramMap
  protected readonly careful: Care | undefined
  #isKeying: boolean | undefined

  /** `careful`: what is found under a property name may be anywhere, since objects are looked through. */
  constructor(map: ProgramMap, { properties, escaped }: FollowedReach, careful: Care | undefined) {
    this.map = map
    this.careful = careful
    this.#isKeying = careful?.keyed || undefined
    this.properties = new Set(properties)
    this.escaped = escaped
  }

  /** What takes a value that stands at `key` of it. */
  protected intoPlace(parent: Node, key: string | undefined): void {
    switch (parent.type) {
      case 'VariableDeclarator':
        return this.intoTarget(parent.id)
      case 'AssignmentPattern':
        return this.intoTarget(parent.left)
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition': {
        if (key !== 'value') return
        const name = keyName(parent)
        // `{ value: f }` may describe a property whose name no text tells.
        const isDescriptor = (name === 'value' || name === 'get') && !!this.careful && this.#movesUnderKeys()
        return name === undefined || isDescriptor ? this.#escapeUnderKey() : this.#addProperty(name)
      }
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        if (this.#isGetterAround(parent)) this.#escapeUnderKey()
        return this.escape()
      case 'NewExpression':
        if (key === 'callee' || (parent.callee.type === 'Identifier' && parent.callee.name === 'Promise')) return
        return this.escape()
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'YieldExpression':
      case 'ThrowStatement':
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
        return this.escape()
      case 'TemplateLiteral':
        if (this.map.places.get(parent)?.parent?.type === 'TaggedTemplateExpression') this.escape()
        return
      default:
        return
    }
  }

  /** An argument: to a built-in that calls back nothing is lost; a function of this program gets it as a parameter. */
  protected intoCall(call: Node & { type: 'CallExpression' }, node: Node, index: number): void {
    const callee = unchained(call.callee)
    if (callee.type === 'MemberExpression') {
      const name = keyName(callee)
      if (name !== undefined && !this.map.ownMethods.has(name)) {
        if (CALLBACK_METHODS.has(name) || PROMISE_METHODS.has(name) || FUNCTION_METHODS.has(name)) return
      }
      return this.escape()
    }
    if (callee.type === 'Identifier') {
      const variable = this.map.names.referenceOf.get(callee)?.variable
      if (variable === undefined && SCHEDULERS.has(callee.name)) return
      const fn = variable === undefined ? undefined : functionOf(variable)
      if (fn !== undefined) return this.#intoParameter(fn, node, index)
    }
    if (isFunction(callee)) return this.#intoParameter(callee, node, index)
    this.escape()
  }

  #intoParameter(fn: FunctionNode, node: Node, index: number): void {
    const parameter = fn.params[index]
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
    if (node.type === 'SpreadElement' || target?.type !== 'Identifier') return this.escape()
    this.intoTarget(target)
  }

  /** What is assigned to, or declared. */
  protected intoTarget(target: Node): void {
    if (target.type === 'MemberExpression') {
      const name = keyName(target)
      return name === undefined ? this.#escapeUnderKey() : this.#addProperty(name)
    }
    if (target.type !== 'Identifier') return this.escape()
    const { names } = this.map
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

  /** From there any member may be one. */
  #escapeUnderKey(): void {
    if (this.careful) this.#addProperty(ANY_KEY)
    this.escape()
  }

  /** True for a `return` of a getter or of a trap. */
  #isGetterAround(node: Node): boolean {
    let at: Node | undefined = node
    while (at !== undefined && !isFunction(at)) at = this.map.places.get(at)?.parent
    const holder = at && this.map.places.get(at)?.parent
    if (holder?.type !== 'Property' && holder?.type !== 'MethodDefinition') return false
    return holder.kind === 'get' || (keyName(holder) === 'get' && this.map.mayDescribe)
  }

  /** True when the program moves values to keys that no text tells. */
  #movesUnderKeys(): boolean {
    this.#isKeying ??= this.map.sites.some(({ node }) => {
      const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
      if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
      return ['Object', 'Reflect'].includes(callee.object.name) && KEYING.has(keyName(callee) ?? '')
    })
    return this.#isKeying
  }

  /** From there any variable may hold one. */
  protected escape(): void {
    if (this.careful && this.#movesUnderKeys()) this.#addProperty(ANY_KEY)
    if (this.escaped) return
    this.escaped = true
    this.changed = true
  }
}
