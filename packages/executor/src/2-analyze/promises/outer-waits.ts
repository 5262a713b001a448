import type { CallExpression } from 'acorn'
import { type FunctionNode, isFunction, isLoop, type LoopNode, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { functionOf } from '../callees.ts'
import { keyName, listOf, type ProgramMap, unchained } from '../program-map.ts'
import { Gates, type Key, keyOf } from './gates.ts'
import { calls } from './kept.ts'
import { methodsOf } from './methods-of.ts'
import { isConstructor, isIn, OwnReach } from './own-reach.ts'
import { leftKey, methodKey } from './promise-reach.ts'
import { isDropped } from './tails.ts'

/** Methods by which a container comes to have more or less in it. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'add', 'set', 'delete', 'clear'],
])

/** What one program has of them. */
interface Known {
  readonly reach: OwnReach
  readonly gates: Gates
  /** Where each variable and property is written, and where a container comes to have more or less in it. */
  readonly writes: Map<Key, Node[]>
}

/**
 * Finds functions with a wait or a loop that only code outside of them ends: one that awaits a promise whose resolver
 * is kept outside, or goes round until a flag is written outside. Whoever calls one and drops the answer starts it and
 * goes on: to wait for it would be to wait for oneself. What a function calls is no code outside of it.
 */
export class OuterWaits {
  readonly #map: ProgramMap
  readonly #known: Known
  readonly #ends = new Map<FunctionNode, Map<FunctionNode, boolean>>()
  #depth = 0
  /** Of earlier cells, as `leftKey` has them. */
  readonly #earlier: ReadonlySet<string>
  /** What later cells have to write for a function to come to its end; undefined where that is not asked. */
  readonly #flags: Set<string> | undefined

  constructor(map: ProgramMap, earlier: ReadonlySet<string>, later?: { known: OuterWaits; flags: Set<string> }) {
    this.#map = map
    this.#earlier = earlier
    this.#flags = later?.flags
    this.#known = later === undefined ? knownOf(map) : later.known.#known
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
    const variable = node.type === 'Identifier' ? this.#map.names.referenceOf.get(node)?.variable : undefined
    const fn = isFunction(node) ? node : variable && functionOf(variable)
    if (fn !== undefined) return this.#endsOutside(fn, around && isIn(fn, around) ? around : fn)
    const name = node.type === 'MemberExpression' ? keyName(node) : undefined
    if (node.type === 'MemberExpression' && name !== undefined) {
      const methods = methodsOf(node, this.#known.reach.methods(name), this.#map)
      // Whatever it is called on.
      if (methods.length > 0) return methods.every((method) => this.#endsOutside(method))
      return this.#wasLeft(methodKey(name))
    }
    return node.type === 'Identifier' && variable === undefined && this.#wasLeft(node.name)
  }

  /** True for a function of an earlier cell that what this one writes brings to its end, or what that one did. */
  #wasLeft(name: string): boolean {
    if (this.#earlier.size === 0) return false
    if (this.#earlier.has(leftKey(name))) return true
    return [...this.#known.writes.keys()].some(
      (key) => typeof key === 'string' && this.#earlier.has(leftKey(name, key)),
    )
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
    let ends = this.#ends.get(around)
    if (ends === undefined) {
      ends = new Map()
      this.#ends.set(around, ends)
    }
    return ends
  }

  #waitsOutside(node: Node, fn: FunctionNode): boolean {
    if (isLoop(node)) {
      if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return false
      const exits = exitsOf(node).filter((exit) => !this.#isExitOutside(exit, { loop: node, fn }))
      // It may end by what it does itself.
      if (exits.length > 0) return false
      const test = node.test
      if (test && !isAlways(test)) return this.#isWrittenOutside(test, { loop: node, fn })
      return exitsOf(node).length > 0
    }
    if (node.type === 'AwaitExpression') return this.#known.gates.isOutside(unchained(node.argument), fn)
    // A call that is dropped in turn is started and left, and holds up nobody.
    return node.type === 'CallExpression' && !isDropped(node, this.#map) && this.#holdsUp(node.callee, fn)
  }

  /** `while (true) { if (stop) break }` */
  #isExitOutside(exit: Node, at: { readonly loop: LoopNode; readonly fn: FunctionNode }): boolean {
    for (let node = this.#map.places.get(exit)?.parent; node !== undefined && node !== at.loop; ) {
      if (node.type === 'IfStatement' && this.#isWrittenOutside(node.test, at)) return true
      node = this.#map.places.get(node)?.parent
    }
    return false
  }

  /** True when a test reads only what is written outside of the function, and never in the loop or by what it calls. */
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
        const key = keyOf(node, this.#map)
        // A length is that of anything.
        if (key === undefined || key === 'length') return isPlain
        const writes = this.#known.writes.get(key) ?? []
        const outside = writes.filter((write) => !this.#known.reach.has(fn, write) && !this.#isMade(write))
        // `this.on = true; while (this.on) …`: what it sets before the loop does not end it.
        if (outside.length === 0 && writes.length === 0 && this.#mayBeWrittenLater(key)) found = true
        const ends = (write: Node): boolean => isIn(write, loop) || this.#map.regionOf(write).fn !== fn
        if (this.#isLookedInto(node) && isHandedOn(key, loop, this.#map)) isPlain = false
        else if (writes.some((write) => this.#known.reach.has(fn, write) && ends(write))) isPlain = false
        else if (outside.length > 0 && !(typeof key === 'object' && isIn(key.scope.node, fn))) found = true
        return isPlain
      },
    })
    return found && isPlain
  }

  /** `queue.length`, `state.left` */
  #isLookedInto(node: Node): boolean {
    const { parent, key } = this.#map.places.get(node) ?? {}
    return parent?.type === 'MemberExpression' && key === 'object'
  }

  /** What a constructor writes is there before anything can wait for it. */
  #isMade(write: Node): boolean {
    return isConstructor(this.#map.regionOf(write).fn, this.#map)
  }

  /** What a function of the program gives that has nothing but that: `() => on`. */
  #givenBy({ callee, arguments: args }: CallExpression): Node | undefined {
    const name = unchained(callee)
    const variable = name.type === 'Identifier' ? this.#map.names.referenceOf.get(name)?.variable : undefined
    const fn = args.length === 0 && variable !== undefined ? functionOf(variable) : undefined
    if (fn === undefined || fn.async || fn.generator) return undefined
    const [only, ...others] = this.#map.returnsOf(fn)
    const isOnly = fn.body.type !== 'BlockStatement' || fn.body.body.length === 1
    return isOnly && others.length === 0 && only && !calls(only) ? only : undefined
  }

  /** True for a property and a name of the top level, where that is asked. */
  #mayBeWrittenLater(key: Key): boolean {
    if (this.#flags === undefined) return false
    if (typeof key !== 'string' && key.scope !== this.#map.names.program) return false
    this.#flags.add(typeof key === 'string' ? key : key.name)
    return true
  }
}

/** So far a wait is looked for through calls. */
const MAX_DEPTH = 100

function knownOf(map: ProgramMap): Known {
  const reach = new OwnReach(map)
  const writes = new Map<Key, Node[]>()
  for (const { node, writes: isWritten, variable } of map.names.references) {
    if (isWritten) listOf(writes, variable ?? node.name).push(node)
  }
  walk(map.program, {
    enter(node) {
      const target = changedBy(node)
      const key = target && keyOf(target, map)
      if (target !== undefined && key !== undefined) listOf(writes, key).push(target)
    },
  })
  return { reach, gates: new Gates(map, reach), writes }
}

/** `o.stop = true`, `o.left--`, and what a method changes: `queue.shift()`. */
function changedBy(node: Node): Node | undefined {
  if (node.type === 'CallExpression') {
    const callee = unchained(node.callee)
    const isChange = callee.type === 'MemberExpression' && CHANGING.has(keyName(callee) ?? '')
    return isChange ? unchained(callee.object) : undefined
  }
  const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' && node.argument
  return target && target.type === 'MemberExpression' ? target : undefined
}

/** True for what something in a loop is called with: that may change it. */
function isHandedOn(key: Key, loop: Node, map: ProgramMap): boolean {
  let found = false
  walk(loop, {
    enter(node) {
      if (node.type !== 'CallExpression') return
      found ||= node.arguments.some((argument) => keyOf(unchained(argument), map) === key)
    },
  })
  return found
}

/** Statements by which a loop is left, but for what it throws, and what it does about what is thrown. */
function exitsOf(loop: LoopNode): Node[] {
  const found: Node[] = []
  const visit = (body: Node, isNested: boolean): void => {
    walk(body, {
      enter(node) {
        if (isFunction(node) || node.type === 'CatchClause') return false
        if (node.type === 'ReturnStatement' || (node.type === 'BreakStatement' && (node.label || !isNested)))
          found.push(node)
        if (isLoop(node) || node.type === 'SwitchStatement') {
          if (node !== body) visit(node, true)
          return node === body
        }
        return true
      },
    })
  }
  visit(loop.body, false)
  return found
}

function isAlways(test: Node): boolean {
  return test.type === 'Literal' && Boolean(test.value)
}
