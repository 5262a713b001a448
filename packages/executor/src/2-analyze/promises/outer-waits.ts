import type { CallExpression } from 'acorn'
import { type FunctionNode, isFunction, isLoop, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { functionOf } from '../callees.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'
import type { Variable } from '../scopes.ts'
import { calls } from './kept.ts'
import { leftKey, methodKey } from './promise-reach.ts'
import { isDropped } from './tails.ts'

/**
 * Finds functions with a wait or a loop that only code outside of them ends: one that awaits a promise whose resolver
 * is kept outside, or goes round until a flag is written outside. Whoever calls one and drops the answer starts it and
 * goes on: to wait for it would be to wait for oneself.
 */
export class OuterWaits {
  readonly #map: ProgramMap
  readonly #known = new Map<FunctionNode, Map<FunctionNode, boolean>>()
  readonly #leftMethods = new Map<string, boolean>()
  #depth = 0
  /** Variables and property names that are given a promise whose resolver is kept. */
  readonly #gates: Set<Variable | string>
  /** Where each variable and property is written. */
  readonly #writes: Map<Variable | string, Node[]>

  /** Of earlier cells, as `leftKey` has them. */
  readonly #earlier: ReadonlySet<string>
  /** What later cells have to write for a function to come to its end; undefined where that is not asked. */
  readonly #flags: Set<string> | undefined

  constructor(map: ProgramMap, earlier: ReadonlySet<string>, later?: { known: OuterWaits; flags: Set<string> }) {
    this.#map = map
    this.#earlier = earlier
    this.#flags = later?.flags
    this.#gates = later === undefined ? new Set() : later.known.#gates
    this.#writes = later === undefined ? new Map() : later.known.#writes
    if (later !== undefined) return
    for (const { node, writes, variable } of map.names.references) {
      if (writes) this.#noteWrite(variable ?? node.name, node)
    }
    walk(map.program, { enter: (node) => this.#note(node) })
  }

  /** The same where what later cells may write is taken for written, and put into `flags`. */
  inLaterCells(flags: Set<string>): OuterWaits {
    return new OuterWaits(this.#map, this.#earlier, { known: this, flags })
  }

  /** True when a dropped call of `callee` is to be started and left. */
  isLeft(callee: Node): boolean {
    return this.#holdsUp(callee)
  }

  /** The same for a call within `around`: what that ends by itself does not hold it up. */
  #holdsUp(callee: Node, around?: FunctionNode): boolean {
    const node = unchained(callee)
    const variable = this.#variableOf(node)
    const fn = isFunction(node) ? node : variable && functionOf(variable)
    if (fn !== undefined) return this.#endsOutside(fn, around && isIn(fn, around) ? around : fn)
    const name = node.type === 'MemberExpression' ? keyName(node) : undefined
    if (name !== undefined && this.#isLeftMethod(name)) return true
    const called =
      (name && methodKey(name)) ?? (node.type === 'Identifier' && variable === undefined ? node.name : undefined)
    return called !== undefined && this.#wasLeft(called)
  }

  /** True for a function of an earlier cell that what this one writes brings to its end, or what that one did. */
  #wasLeft(name: string): boolean {
    if (this.#earlier.size === 0) return false
    if (this.#earlier.has(leftKey(name))) return true
    return [...this.#writes.keys()].some((key) => typeof key === 'string' && this.#earlier.has(leftKey(name, key)))
  }

  #isLeftMethod(name: string): boolean {
    const known = this.#leftMethods.get(name)
    if (known !== undefined) return known
    this.#leftMethods.set(name, false)
    const isLeft = this.#methods(name).some((method) => this.#endsOutside(method))
    this.#leftMethods.set(name, isLeft)
    return isLeft
  }

  /** True when something in `fn` ends by code outside of `around` only. */
  #endsOutside(fn: FunctionNode, around = fn): boolean {
    const ends = this.#endsWithin(around)
    const known = ends.get(fn)
    if (known !== undefined) return known
    // While it is being looked at, and where it calls itself, it is taken for one that ends.
    ends.set(fn, false)
    if (this.#depth >= MAX_DEPTH) return false
    this.#depth++
    let found = false
    walk(fn.body, {
      enter: (node) => {
        if (found || isFunction(node)) return false
        found = this.#waitsOutside(node, around)
        return !found
      },
    })
    this.#depth--
    ends.set(fn, found)
    return found
  }

  #endsWithin(around: FunctionNode): Map<FunctionNode, boolean> {
    let ends = this.#known.get(around)
    if (ends === undefined) {
      ends = new Map()
      this.#known.set(around, ends)
    }
    return ends
  }

  #waitsOutside(node: Node, fn: FunctionNode): boolean {
    if (isLoop(node)) {
      if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return false
      const test = node.test
      if (test && !isAlways(test)) return this.#isWrittenOutside(test, { loop: node, fn })
      return this.#leavesByFlag(node, fn)
    }
    if (node.type === 'AwaitExpression') {
      const argument = unchained(node.argument)
      return this.#isGate(argument, fn) || this.#keepsResolver(argument)
    }
    // A call that is dropped in turn is started and left, and holds up nobody.
    return node.type === 'CallExpression' && !isDropped(node, this.#map) && this.#holdsUp(node.callee, fn)
  }

  /** `while (true) { if (stop) break }` */
  #leavesByFlag(loop: Node & { readonly body: Node }, fn: FunctionNode): boolean {
    let found = false
    walk(loop.body, {
      enter: (node) => {
        if (found || isFunction(node) || isLoop(node)) return false
        if (node.type === 'IfStatement' && leaves(node.consequent))
          found = this.#isWrittenOutside(node.test, { loop, fn })
        return !found
      },
    })
    return found
  }

  /** True when a test reads only what is written outside of the function, and never in the loop or by callbacks. */
  #isWrittenOutside(test: Node, { loop, fn }: { readonly loop: Node; readonly fn: FunctionNode }): boolean {
    let found = false
    let isPlain = true
    walk(test, {
      enter: (node) => {
        // `isOn()` asks what it gives.
        const asked = node.type === 'CallExpression' ? this.#givenBy(node) : undefined
        if (asked !== undefined) {
          found ||= this.#isWrittenOutside(asked, { loop, fn })
          return false
        }
        if (node.type === 'CallExpression' || node.type === 'AwaitExpression') isPlain = false
        const key = this.#keyOf(node)
        const writes = key === undefined ? [] : (this.#writes.get(key) ?? [])
        const outside = writes.filter((write) => !isIn(write, fn))
        // `this.on = true; while (this.on) …`: what it sets before the loop does not end it.
        if (outside.length === 0 && writes.length === 0 && this.#mayBeWrittenLater(key)) found = true
        const ends = (write: Node): boolean => isIn(write, loop) || this.#map.regionOf(write).fn !== fn
        if (writes.some((write) => isIn(write, fn) && ends(write))) isPlain = false
        else if (outside.length > 0 && !(typeof key === 'object' && isIn(key.scope.node, fn))) found = true
        return isPlain
      },
    })
    return found && isPlain
  }

  /** What a function of the program gives that has nothing but that: `() => on`. */
  #givenBy({ callee, arguments: args }: CallExpression): Node | undefined {
    const variable = this.#variableOf(unchained(callee))
    const fn = args.length === 0 && variable !== undefined ? functionOf(variable) : undefined
    if (fn === undefined || fn.async || fn.generator) return undefined
    const [only, ...others] = this.#map.returnsOf(fn)
    const isOnly = fn.body.type !== 'BlockStatement' || fn.body.body.length === 1
    return isOnly && others.length === 0 && only && !calls(only) ? only : undefined
  }

  /** True for a property and a name of the top level, where that is asked. */
  #mayBeWrittenLater(key: Variable | string | undefined): boolean {
    if (this.#flags === undefined || key === undefined) return false
    if (typeof key !== 'string' && key.scope !== this.#map.names.program) return false
    this.#flags.add(typeof key === 'string' ? key : key.name)
    return true
  }

  #isGate(node: Node, fn: FunctionNode): boolean {
    const key = this.#keyOf(node)
    if (key === undefined || !this.#gates.has(key)) return false
    return typeof key === 'string' || !isIn(key.scope.node, fn)
  }

  #note(node: Node): void {
    switch (node.type) {
      case 'VariableDeclarator': {
        if (node.init && this.#keepsResolver(unchained(node.init))) this.#noteGate(node.id)
        return
      }
      case 'AssignmentExpression': {
        if (this.#keepsResolver(unchained(node.right))) this.#noteGate(node.left)
        return this.#noteProperty(node.left)
      }
      case 'UpdateExpression':
        return this.#noteProperty(node.argument)
      case 'PropertyDefinition': {
        const name = keyName(node)
        if (name !== undefined && node.value && this.#keepsResolver(unchained(node.value))) this.#gates.add(name)
      }
    }
  }

  #noteProperty(target: Node): void {
    const name = target.type === 'MemberExpression' ? keyName(target) : undefined
    if (name !== undefined) this.#noteWrite(name, target)
  }

  #noteGate(target: Node): void {
    const key = this.#keyOf(target)
    if (key !== undefined) this.#gates.add(key)
    if (target.type !== 'ObjectPattern') return
    // `const { promise, resolve } = Promise.withResolvers()`
    for (const property of target.properties) {
      if (property.type !== 'RestElement' && keyName(property) === 'promise') this.#noteGate(property.value)
    }
  }

  #noteWrite(key: Variable | string, node: Node): void {
    const writes = this.#writes.get(key)
    if (writes === undefined) this.#writes.set(key, [node])
    else writes.push(node)
  }

  /** `new Promise((resolve) => { open = resolve })`: the resolver goes somewhere else. */
  #keepsResolver(node: Node): boolean {
    if (node.type === 'CallExpression') {
      return node.callee.type === 'MemberExpression' && keyName(node.callee) === 'withResolvers'
    }
    if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Promise')
      return false
    const [executor] = node.arguments
    if (!executor || !isFunction(executor)) return false
    const [resolver] = executor.params
    const variable = resolver && this.#map.names.declared.get(resolver)
    return variable?.references.some((use) => this.#isKept(use.node)) ?? false
  }

  #isKept(use: Node): boolean {
    const place = this.#map.places.get(use)
    const parent = place?.parent
    if (parent?.type === 'AssignmentExpression') return place?.key === 'right'
    if (parent?.type === 'CallExpression') {
      return place?.key === 'arguments' && parent.callee.type === 'MemberExpression'
    }
    return parent?.type === 'Property' || parent?.type === 'ArrayExpression'
  }

  #keyOf(node: Node): Variable | string | undefined {
    if (node.type === 'MemberExpression') return keyName(node)
    return this.#variableOf(node)
  }

  #variableOf(node: Node): Variable | undefined {
    if (node.type !== 'Identifier') return undefined
    return this.#map.names.declared.get(node) ?? this.#map.names.referenceOf.get(node)?.variable
  }

  #methods(name: string): FunctionNode[] {
    return this.#map.functions.filter((fn) => {
      const parent = this.#map.places.get(fn)?.parent
      const isHeld =
        parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition'
      return isHeld && keyName(parent) === name
    })
  }
}

/** So far a wait is looked for through calls. */
const MAX_DEPTH = 100

function isAlways(test: Node): boolean {
  return test.type === 'Literal' && Boolean(test.value)
}

function leaves(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return last?.type === 'BreakStatement' || last?.type === 'ReturnStatement'
}

function isIn(inner: Node, outer: Node): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
