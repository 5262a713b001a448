import type { Identifier } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { CALLBACK_METHODS, FUNCTION_METHODS } from './built-ins.ts'
import { functionOf } from './callees.ts'
import { type CallSite, keyName, type ProgramMap, unchained } from './program-map.ts'
import { listedKey, type PromiseReach } from './promises/promise-reach.ts'
import { ANY_KEY, type Care, ReachedPlaces } from './reached-places.ts'
import type { Variable } from './scopes.ts'
import { type TakenOut, takenOut } from './taken-out.ts'

/** Names that can be asked for: a set, or the keys of a map. */
export type NameSet = Pick<ReadonlySet<string>, 'has'>

/** What earlier cells left behind: which names may hold a suspending function, and where else one may be. */
export interface Reach {
  /** Names of host functions. */
  readonly hostFunctions: NameSet
  /** Names of earlier cells, and of `globals`, that may hold a suspending function. */
  readonly names: ReadonlySet<string>
  /** All top-level names that earlier cells declared. */
  readonly declared: NameSet
  /** Property names under which one was stored. */
  readonly properties: ReadonlySet<string>
  /** True once one went where its way is lost: into an array, an unknown call, a computed property. */
  readonly escaped: boolean
  /** Top-level names that functions of earlier cells read: what they find there must be a value, never a promise. */
  readonly readElsewhere: ReadonlySet<string>
  /** True when an earlier cell may have made code from text, which reads any name. */
  readonly evaluates: boolean
  /** What earlier cells put in the place of the language's own, see `HiddenCode`. */
  readonly hidden: ReadonlySet<string>
  /** True when the session's modules may reach host functions. */
  readonly modulesSuspend: boolean
  /** True when promises are waited for where values make sense. */
  readonly settles: boolean
  readonly promises: PromiseReach
  /** True for an engine that can halt the guest in the middle of a call: it waits wherever a value is meant. */
  readonly engineWaits?: boolean
}

/** What earlier cells left of the functions that are followed. */
export type FollowedReach = Pick<Reach, 'hostFunctions' | 'names' | 'properties' | 'escaped' | 'modulesSuspend'>

/**
 * Which values may be suspending functions. It grows until nothing changes; to say yes too often costs a little time,
 * to say no wrongly costs a re-run of the cell, and neither can give a wrong answer (the guest library decides by the
 * function that is really called).
 */
export class ValueFlow extends ReachedPlaces {
  readonly suspending: Set<FunctionNode> = new Set()
  readonly #reach: FollowedReach
  /** What takes values out of objects: one of the functions may be among them, too. */
  #takenOut: TakenOut | undefined
  readonly #own: Pick<Care, 'ownMethods'> | undefined

  /** `careful`: what is found under a property name may be anywhere, since objects are looked through. */
  constructor(
    map: ProgramMap,
    reach: FollowedReach,
    careful?: Care,
    own: Pick<Care, 'ownMethods'> | undefined = careful,
  ) {
    super(map, reach, careful)
    this.#reach = reach
    this.#own = own
  }

  /** Follows every suspending function from where it stands to where it may go. */
  spread(): void {
    for (const fn of this.suspending) this.#followFunction(fn)
    for (const reference of this.map.names.references) {
      if (reference.reads && this.#identifierMayHold(reference.node)) this.#follow(reference.node)
    }
    this.#takenOut ??= takenOut(this.map.program)
    const { expressions, parts, listed } = this.#takenOut
    for (const node of expressions) if (this.#isFollowed(node) && this.mayHold(node)) this.#follow(node)
    for (const { name, target } of parts) if (this.properties.has(name)) this.intoTarget(target)
    if (listed.some((node) => this.#holdsOne(node))) this.escape()
  }

  /** True for an object that is made in place with one of the functions in it, and a variable that is given one. */
  #holdsOne(node: Node): boolean {
    const object = unchained(node)
    if (object.type === 'ObjectExpression') {
      return object.properties.some((one) => one.type !== 'SpreadElement' && this.mayHold(one.value))
    }
    if (object.type !== 'Identifier') return false
    const variable = this.map.names.referenceOf.get(object)?.variable
    return variable === undefined ? this.#reach.names.has(listedKey(object.name)) : this.#isGivenOne(variable)
  }

  #isGivenOne({ definitions }: Variable): boolean {
    const made = definitions.map((one) => (one.type === 'VariableDeclarator' ? one.init : undefined))
    return made.some((init) => init?.type === 'ObjectExpression' && this.#holdsOne(init))
  }

  /** The top-level variables that are given such an object. */
  listedNames(): string[] {
    const variables = [...this.map.names.program.variables.values()]
    return variables.filter((variable) => this.#isGivenOne(variable)).map(({ name }) => name)
  }

  /** `o.f`, and `const f = o[key]`: what else is found under a key that no text tells is asked for where it matters. */
  #isFollowed(node: Node): boolean {
    if (this.#isBoundFrom(node)) return true
    if (node.type !== 'MemberExpression') return this.careful !== undefined
    const { parent } = this.map.places.get(node) ?? {}
    return keyName(node) !== undefined || (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
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
        return this.#isLost() || this.#isBoundFrom(node)
      default:
        return false
    }
  }

  /** True when what is called may itself be one of the functions that are followed. */
  calls(site: CallSite): boolean {
    const callee = unchained(site.type === 'CallExpression' ? site.callee : site.tag)
    if (callee.type === 'Super') return false
    if (site.type === 'CallExpression' && isReflected(callee)) return site.arguments.some((one) => this.mayHold(one))
    if (callee.type === 'MemberExpression' && FUNCTION_METHODS.has(keyName(callee) ?? '')) {
      if (callee.object.type !== 'Super' && this.mayHold(callee.object)) return true
      // `Reflect.apply(f, …)`
      if (keyName(callee) === 'apply' && this.#takesSuspending(site)) return true
      // `Reflect.apply.apply(null, list)`, `f.call.call(g)`: any function may be called.
      if (isReflected(callee.object) || isFunctionMethod(callee.object)) return true
    }
    return this.mayHold(callee)
  }

  /** True when a built-in that calls back may be given one of them. */
  callsBack(site: CallSite): boolean {
    const callee = unchained(site.type === 'CallExpression' ? site.callee : site.tag)
    if (callee.type !== 'MemberExpression') return false
    const name = keyName(callee)
    if (name === 'call' || name === 'apply') return this.#takesSuspending(site, true)
    // Hooks of JSON are called back, too; what is called under a computed key may be any of them.
    const calls = name === undefined || CALLBACK_METHODS.has(name) || name === 'stringify' || name === 'parse'
    return calls && this.#takesSuspending(site)
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

  /** True when one of the functions may be in any variable that is not known. */
  #isLost(): boolean {
    return this.escaped
  }

  /** `inLists`: lists of arguments are looked through as well. */
  #takesSuspending(site: CallSite, inLists = false): boolean {
    if (site.type !== 'CallExpression') return false
    return site.arguments.some((argument) => {
      if (inLists && argument.type === 'ArrayExpression') {
        return argument.elements.some((element) => element && element.type !== 'SpreadElement' && this.mayHold(element))
      }
      return this.mayHold(argument)
    })
  }

  #isBoundFrom(call: Node): boolean {
    if (call.type !== 'CallExpression') return false
    const callee = unchained(call.callee)
    return callee.type === 'MemberExpression' && keyName(callee) === 'bind' && this.mayHold(callee.object)
  }

  #identifierMayHold(node: Identifier): boolean {
    const variable = this.map.names.referenceOf.get(node)?.variable
    if (variable === undefined) {
      const { hostFunctions, names } = this.#reach
      if (hostFunctions.has(node.name) || names.has(node.name) || this.globals.has(node.name)) return true
      // A name that no cell declares is a property of the global object, however it got there.
      return this.properties.has(node.name) || (!!this.careful && this.properties.has(ANY_KEY))
    }
    if (this.variables.has(variable) || (variable.kind === 'import' && this.#reach.modulesSuspend)) return true
    if (variable.definitions.some((definition) => this.#definesSuspending(definition))) return true
    return this.#isLost() && !isKnown(variable)
  }

  #definesSuspending(definition: Node): boolean {
    if (isFunction(definition)) return this.suspending.has(definition)
    if (definition.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return false
    return Boolean(definition.init && isFunction(definition.init) && this.suspending.has(definition.init))
  }

  #memberMayHold(node: Node & { type: 'MemberExpression' }): boolean {
    const name = keyName(node)
    if (name === undefined) return this.escaped || this.properties.size > 0
    if (this.careful && this.properties.has(ANY_KEY)) return true
    // An element of a list: what went into lists has escaped.
    if (this.escaped && /^\d+$/.test(name)) return true
    if (this.properties.has(name)) {
      const own = this.#own?.ownMethods(node)
      if (own === undefined || own.some((fn) => this.suspending.has(fn))) return true
    }
    if (node.object.type !== 'Identifier') return false
    if (this.map.names.referenceOf.get(node.object)?.variable?.kind === 'import') return this.#reach.modulesSuspend
    if (node.object.name !== 'globalThis') return false
    return this.#reach.hostFunctions.has(name) || this.#reach.names.has(name) || this.globals.has(name)
  }

  #followFunction(fn: FunctionNode): void {
    const place = this.map.places.get(fn)
    if (fn.type !== 'FunctionDeclaration' && place !== undefined) this.#follow(fn)
  }

  /** Follows the value of `start` up to the place that takes it. */
  #follow(start: Node): void {
    for (let node = start; ; ) {
      const place = this.map.places.get(node)
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
          this.intoTarget(parent.left)
          break
        case 'MemberExpression':
          // A bound function stands for its target; other uses of a function as an object end here.
          if (key !== 'object' || keyName(parent) !== 'bind') return
          node = parent
          continue
        case 'CallExpression': {
          if (key !== 'callee') return this.intoCall(parent, node, place.index ?? 0)
          const member = unchained(node)
          if (member.type !== 'MemberExpression' || node === start || keyName(member) !== 'bind') return
          break
        }
        case 'LogicalExpression':
        case 'ParenthesizedExpression':
        case 'ChainExpression':
        case 'AwaitExpression':
          break
        default:
          return this.intoPlace(parent, key)
      }
      node = parent
    }
  }
}

/** True for `Reflect.apply` and `Reflect.construct`. */
function isReflected(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Reflect'
}

function isFunctionMethod(callee: Node): boolean {
  return callee.type === 'MemberExpression' && FUNCTION_METHODS.has(keyName(callee) ?? '')
}

/** True for names whose only values are functions and classes of this program: what escaped cannot be in them. */
function isKnown(variable: Variable): boolean {
  if (variable.isWritten) return false
  if (variable.kind === 'function' || variable.kind === 'class' || variable.kind === 'own-name') return true
  return functionOf(variable) !== undefined
}
