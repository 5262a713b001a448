import type { CallExpression } from 'acorn'
import { type FunctionNode, isIn, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { FUNCTION_METHODS, SCHEDULERS } from '../built-ins.ts'
import { functionOf } from '../callees.ts'
import { keyName, listOf, type ProgramMap, unchained } from '../program-map.ts'
import type { Variable } from '../scopes.ts'
import { ADDING } from './built-in-flow.ts'
import { GETTING } from './kept.ts'
import { type Key, keyOf } from './key-of.ts'

/** What a function runs by itself: what stands in it, and in the functions of the program that are named in there. */
export class OwnReach {
  readonly #map: ProgramMap
  readonly #known = new Map<FunctionNode, ReadonlySet<FunctionNode>>()
  readonly #methods = new Map<string, FunctionNode[]>()
  /** Where something is put into a container, by a method. */
  #added: ReadonlyMap<Key, readonly Node[]> | undefined
  #handed: Readonly<Record<'toCalls' | 'toTables', readonly FunctionNode[]>> | undefined

  constructor(map: ProgramMap) {
    this.#map = map
    for (const fn of map.functions) {
      const name = methodName(fn, map)
      if (name === undefined) continue
      const methods = this.#methods.get(name)
      if (methods === undefined) this.#methods.set(name, [fn])
      else methods.push(fn)
    }
  }

  /** Methods and functions that the program holds under the name of a property. */
  methods(name: string): readonly FunctionNode[] {
    return this.#methods.get(name) ?? []
  }

  /** True when `node` stands in what `fn` runs by itself. */
  has(fn: FunctionNode, node: Node): boolean {
    for (const own of this.of(fn)) if (isIn(node, own)) return true
    return false
  }

  /** `fn` and the functions that it may come to, but for those that stand in one of the others. */
  of(fn: FunctionNode): ReadonlySet<FunctionNode> {
    let found = this.#known.get(fn)
    if (found === undefined) {
      found = this.#from(fn)
      this.#known.set(fn, found)
    }
    return found
  }

  #from(fn: FunctionNode): ReadonlySet<FunctionNode> {
    const found = new Set([fn])
    for (const own of found) {
      walk(own, {
        enter: (node) => {
          for (const named of this.#named(node)) found.add(named)
          if (node.type === 'CallExpression' && !this.#isFed(node.callee, fn))
            for (const handed of this.#unseen(node)) found.add(handed)
        },
      })
    }
    return found
  }

  /** The functions that an expression may name: they are called there, or handed to what calls them. */
  #named(node: Node): readonly FunctionNode[] {
    if (node.type === 'MemberExpression') {
      const name = keyName(node)
      return name === undefined ? [] : this.methods(name)
    }
    if (node.type === 'NewExpression') return this.#constructorsOf(node.callee)
    const fn = node.type === 'Identifier' ? this.#functionOf(node) : undefined
    return fn === undefined ? [] : [fn]
  }

  /** The functions that a call may come to whose callee no text tells: `checks.shift()()`, `tools[name](x)`, `f()` */
  #unseen({ callee }: CallExpression): readonly FunctionNode[] {
    const called = unchained(callee)
    if (called.type === 'CallExpression') return this.#handedOn().toCalls
    if (called.type === 'Identifier') {
      const variable = this.#map.names.referenceOf.get(called)?.variable
      return variable === undefined || functionOf(variable) !== undefined ? [] : this.#handedOn().toCalls
    }
    if (called.type !== 'MemberExpression') return []
    const name = keyName(called)
    if (name === undefined) return this.#handedOn().toTables
    return FUNCTION_METHODS.has(name) ? this.#unseen({ callee: called.object } as CallExpression) : []
  }

  /** True for what is taken out of a container that other code adds to: it is none of the function's own. */
  #isFed(callee: Node, fn: FunctionNode): boolean {
    const container = this.#containerOf(unchained(callee))
    const key = container && keyOf(unchained(container), this.#map)
    if (key === undefined) return false
    return (this.#adding().get(key) ?? []).some((node) => !isIn(node, fn))
  }

  /** `tasks` in `tasks.shift()()`, and in `const task = tasks.shift(); task()` */
  #containerOf(node: Node): Node | undefined {
    if (node.type === 'AwaitExpression') return this.#containerOf(unchained(node.argument))
    if (node.type === 'CallExpression') {
      const callee = unchained(node.callee)
      return callee.type === 'MemberExpression' && GETTING.has(keyName(callee) ?? '') ? callee.object : undefined
    }
    if (node.type === 'MemberExpression') return node.computed ? node.object : undefined
    const variable = node.type === 'Identifier' ? this.#map.names.referenceOf.get(node)?.variable : undefined
    const [definition] = variable?.definitions ?? []
    if (definition?.type !== 'VariableDeclarator') return undefined
    const loop = this.#map.places.get(this.#map.places.get(definition)?.parent as Node)?.parent
    if (loop?.type === 'ForOfStatement') return loop.right
    return definition.init ? this.#containerOf(unchained(definition.init)) : undefined
  }

  #adding(): ReadonlyMap<Key, readonly Node[]> {
    if (this.#added !== undefined) return this.#added
    const added = new Map<Key, Node[]>()
    for (const { node } of this.#map.sites) {
      const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
      if (callee?.type !== 'MemberExpression' || !ADDING.has(keyName(callee) ?? '')) continue
      const key = keyOf(unchained(callee.object), this.#map)
      if (key !== undefined) listOf(added, key).push(node)
    }
    this.#added = added
    return added
  }

  /** Functions that are handed to calls or put into lists; for what is called by a computed key, those in objects. */
  #handedOn(): Record<'toCalls' | 'toTables', readonly FunctionNode[]> {
    if (this.#handed !== undefined) return this.#handed
    const toCalls: FunctionNode[] = []
    const toTables: FunctionNode[] = []
    const note = (node: Node, fn: FunctionNode): void => {
      const { parent, key } = this.#map.places.get(node) ?? {}
      const isGiven = (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && key === 'arguments'
      if (parent?.type === 'ArrayExpression' || (isGiven && !listens(parent.callee))) toCalls.push(fn)
      else if (parent?.type === 'Property') toTables.push(fn)
    }
    for (const fn of this.#map.functions) note(fn, fn)
    for (const { node, variable } of this.#map.names.references) {
      const fn = variable && functionOf(variable)
      if (fn !== undefined) note(node, fn)
    }
    this.#handed = { toCalls, toTables: [...toCalls, ...toTables] }
    return this.#handed
  }

  #functionOf(node: Node & { type: 'Identifier' }): FunctionNode | undefined {
    const variable: Variable | undefined = this.#map.names.referenceOf.get(node)?.variable
    return variable && functionOf(variable)
  }

  /** `new A()` runs what the class of that name is made with. */
  #constructorsOf(callee: Node): readonly FunctionNode[] {
    const name = unchained(callee)
    const variable = name.type === 'Identifier' ? this.#map.names.referenceOf.get(name)?.variable : undefined
    if (variable === undefined) return []
    return this.methods('constructor').filter((fn) => {
      const made = classOf(fn, this.#map)
      return made !== undefined && variable.definitions.some((definition) => isIn(made, definition))
    })
  }
}

/** The name of the property under which a function stands. */
export function methodName(fn: FunctionNode, { places }: ProgramMap): string | undefined {
  const parent = places.get(fn)?.parent
  switch (parent?.type) {
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return keyName(parent)
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? keyName(parent.left) : undefined
    default:
      return undefined
  }
}

/** The class of which a function is a method. */
export function classOf(fn: FunctionNode, { places }: ProgramMap): Node | undefined {
  const member = places.get(fn)?.parent
  const body = member && places.get(member)?.parent
  return body?.type === 'ClassBody' ? places.get(body)?.parent : undefined
}

/** True for a function that is called to make something. */
export function isConstructor(fn: FunctionNode | undefined, { places }: ProgramMap): boolean {
  const parent = fn && places.get(fn)?.parent
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor'
}

/** Methods to which functions are given that something else calls. */
const LISTENING: ReadonlySet<string> = new Set(['on', 'once', 'addEventListener', 'addListener', 'subscribe'])

/** True for what calls a function later, by itself: a timer, an emitter. */
function listens(callee: Node): boolean {
  const called = unchained(callee)
  if (called.type === 'Identifier') return SCHEDULERS.has(called.name)
  const name = called.type === 'MemberExpression' ? (keyName(called) ?? '') : ''
  return LISTENING.has(name) || SCHEDULERS.has(name)
}
