import type { NewExpression } from 'acorn'
import { type FunctionNode, isFunction, isIn, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { PROMISE_METHODS, SCHEDULERS } from '../built-ins.ts'
import { keyName, listOf, type ProgramMap, unchained } from '../program-map.ts'
import { type Key, keyOf } from './key-of.ts'
import type { OwnReach } from './own-reach.ts'

/** A promise whose functions are kept: where, as far as the text shows, and the expression that makes it. */
interface Gate {
  readonly openers: readonly Key[]
  readonly made: Node
}

/** Promises that are settled by nothing but functions that are kept somewhere: `new Promise((r) => { open = r })`. */
export class Gates {
  readonly #map: ProgramMap
  readonly #reach: OwnReach
  /** Variables and property names that are given one. */
  readonly #kept = new Map<Key, Gate[]>()
  /** Those that are given something else as well. */
  readonly #others = new Set<Key>()
  readonly #readers = new Map<Key, Node[]>()

  constructor(map: ProgramMap, reach: OwnReach) {
    this.#map = map
    this.#reach = reach
    walk(map.program, { enter: (node) => this.#note(node) })
  }

  /** True where a promise is awaited that something else has to settle than what `fn` runs by itself. */
  isOutside(awaited: Node, fn: FunctionNode): boolean {
    const made = this.#made(awaited)
    if (made.length > 0) return made.every((gate) => !this.#isOpenedBy(gate, fn))
    const key = keyOf(awaited, this.#map)
    if (key === undefined || (typeof key !== 'string' && isIn(key.scope.node, fn))) return false
    const gates = this.#others.has(key) ? [] : (this.#kept.get(key) ?? [])
    return gates.length > 0 && gates.every((gate) => !this.#isOpenedBy(gate, fn))
  }

  #isOpenedBy({ openers, made }: Gate, fn: FunctionNode): boolean {
    return openers.some((key) =>
      (this.#readers.get(key) ?? []).some((node) => !isIn(node, made) && this.#reach.has(fn, node)),
    )
  }

  #note(node: Node): void {
    if (node.type === 'MemberExpression' || node.type === 'Identifier') this.#noteReader(node)
    if (node.type === 'VariableDeclarator' && node.init) this.#noteKept(node.id, node.init)
    else if (node.type === 'AssignmentExpression') this.#noteKept(node.left, node.right)
    else if (node.type === 'PropertyDefinition' && node.value) {
      const name = keyName(node)
      const made = this.#made(unchained(node.value))
      if (name === undefined) return
      if (made.length === 0 && !isNothing(node.value)) this.#others.add(name)
      for (const gate of made) listOf(this.#kept, name).push(gate)
    }
  }

  #noteReader(node: Node): void {
    const key = keyOf(node, this.#map)
    const place = this.#map.places.get(node)
    const isTarget = place?.parent?.type === 'AssignmentExpression' && place.key === 'left'
    // `Promise.resolve()`
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'Promise') return
    if (key !== undefined && !isTarget && !this.#map.names.declared.has(node)) listOf(this.#readers, key).push(node)
  }

  #noteKept(target: Node, value: Node): void {
    const made = unchained(value)
    const given = keyOf(target, this.#map)
    if (given !== undefined && this.#made(made).length === 0 && !isNothing(made)) this.#others.add(given)
    for (const gate of this.#made(made)) {
      if (made.type === 'NewExpression') {
        const key = keyOf(target, this.#map)
        if (key !== undefined) listOf(this.#kept, key).push(gate)
      } else this.#noteResolvers(target, gate)
    }
  }

  /** `const { promise, resolve } = Promise.withResolvers()`, `const d = Promise.withResolvers()` */
  #noteResolvers(target: Node, { made }: Gate): void {
    if (target.type !== 'ObjectPattern')
      return void listOf(this.#kept, 'promise').push({ openers: ['resolve', 'reject'], made })
    const named = new Map<string, Key>()
    for (const property of target.properties) {
      const key = property.type === 'RestElement' ? undefined : keyOf(property.value, this.#map)
      const name = property.type === 'RestElement' ? undefined : keyName(property)
      if (key !== undefined && name !== undefined) named.set(name, key)
    }
    const promise = named.get('promise')
    const openers = [named.get('resolve'), named.get('reject')].filter((key) => key !== undefined)
    if (promise !== undefined) listOf(this.#kept, promise).push({ openers, made })
  }

  /** The gate that an expression makes: one, or none. */
  #made(node: Node): Gate[] {
    if (node.type === 'CallExpression') {
      const isMaking = node.callee.type === 'MemberExpression' && keyName(node.callee) === 'withResolvers'
      return isMaking ? [{ openers: [], made: node }] : []
    }
    if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Promise') return []
    const openers = this.#openers(node)
    return openers === undefined ? [] : [{ openers, made: node }]
  }

  /** Where the functions of a promise are kept; undefined unless that is all that becomes of them. */
  #openers(made: NewExpression): Key[] | undefined {
    const [executor] = made.arguments
    if (!executor || !isFunction(executor)) return undefined
    const uses = executor.params.flatMap((parameter) => this.#map.names.declared.get(parameter)?.references ?? [])
    if (uses.length === 0 || !uses.every(({ node }) => this.#isKept(node))) return undefined
    return uses.map(({ node }) => this.#keeperOf(node)).filter((key) => key !== undefined)
  }

  #isKept(use: Node): boolean {
    const { parent, key } = this.#map.places.get(use) ?? {}
    if (parent?.type === 'AssignmentExpression') return key === 'right'
    if (parent?.type !== 'CallExpression') return parent?.type === 'Property' || parent?.type === 'ArrayExpression'
    if (key !== 'arguments' || parent.callee.type !== 'MemberExpression') return false
    // `load().then(resolve)`, `globalThis.setTimeout(resolve)`
    const name = keyName(parent.callee) ?? ''
    return !PROMISE_METHODS.has(name) && !SCHEDULERS.has(name)
  }

  #keeperOf(use: Node): Key | undefined {
    const { parent } = this.#map.places.get(use) ?? {}
    if (parent?.type === 'AssignmentExpression') return keyOf(parent.left, this.#map)
    if (parent?.type === 'Property') return keyName(parent)
    const callee = parent?.type === 'CallExpression' ? parent.callee : undefined
    return callee?.type === 'MemberExpression' ? keyOf(unchained(callee.object), this.#map) : undefined
  }
}

/** `null`, `undefined`, `Promise.resolve()`: what a name holds before it is given a promise that is pending. */
function isNothing(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? node.callee : undefined
  if (callee?.type === 'MemberExpression' && callee.object.type === 'Identifier') {
    return callee.object.name === 'Promise' && keyName(callee) === 'resolve'
  }
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined')
}
