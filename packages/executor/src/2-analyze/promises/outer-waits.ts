import { type FunctionNode, isFunction, isIn, isLoop, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { functionOf } from '../callees.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'
import { Gates } from './gates.ts'
import { methodsOf } from './methods-of.ts'
import { OuterFlags, type TestPlace } from './outer-flags.ts'
import { OwnReach } from './own-reach.ts'
import { leftKey, methodKey } from './promise-reach.ts'
import { isDropped } from './tails.ts'

/**
 * Finds functions with a wait or a loop that only code outside of them ends: one that awaits a promise whose resolver
 * is kept outside, or goes round until a flag is written outside. Whoever calls one and drops the answer starts it and
 * goes on: to wait for it would be to wait for oneself. What a function calls is no code outside of it.
 */
export class OuterWaits {
  readonly #map: ProgramMap
  readonly #reach: OwnReach
  readonly #gates: Gates
  readonly #flags: OuterFlags
  readonly #ends = new Map<FunctionNode, Map<FunctionNode, boolean>>()
  #depth = 0
  /** Of earlier cells, as `leftKey` has them. */
  readonly #earlier: ReadonlySet<string>

  constructor(map: ProgramMap, earlier: ReadonlySet<string>, later?: { known: OuterWaits; flags: Set<string> }) {
    this.#map = map
    this.#earlier = earlier
    this.#reach = later === undefined ? new OwnReach(map) : later.known.#reach
    this.#gates = later === undefined ? new Gates(map, this.#reach) : later.known.#gates
    this.#flags = later === undefined ? new OuterFlags(map, this.#reach) : later.known.#flags.inLaterCells(later.flags)
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
      const methods = methodsOf(node, this.#reach.methods(name), this.#map)
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
    return this.#flags.written().some((key) => this.#earlier.has(leftKey(name, key)))
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
    let found = this.#goesRoundUntil(fn, around)
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
      const exits = exitsOf(node.body).filter((exit) => !this.#isExitOutside(exit, { loop: node, fn }))
      // It may end by what it does itself.
      if (exits.length > 0) return false
      const test = node.test
      if (test && !isAlways(test)) return this.#flags.areOutside(test, { loop: node, fn })
      return exitsOf(node.body).length > 0
    }
    if (node.type === 'AwaitExpression') return this.#gates.isOutside(unchained(node.argument), fn)
    // A call that is dropped in turn is started and left, and holds up nobody.
    return node.type === 'CallExpression' && !isDropped(node, this.#map) && this.#holdsUp(node.callee, fn)
  }

  /** `const tick = async () => { if (!on) return; await sleep(5); tick() }`: a loop in other words. */
  #goesRoundUntil(fn: FunctionNode, around: FunctionNode): boolean {
    const at = { loop: fn.body, fn: around }
    const again = this.#callsOfItself(fn)
    const isAgain = (node: Node): boolean => again.some((call) => isIn(call, node))
    const exits = exitsOf(fn.body).filter((exit) => !isAgain(exit))
    const guards = again.flatMap((call) => testsAround(call, fn, this.#map))
    if (again.length === 0 || exits.length + guards.length === 0) return false
    return (
      exits.every((exit) => this.#isExitOutside(exit, at)) && guards.every((test) => this.#flags.areOutside(test, at))
    )
  }

  #callsOfItself(fn: FunctionNode): Node[] {
    const found: Node[] = []
    walk(fn.body, {
      enter: (node) => {
        if (isFunction(node)) return false
        if (node.type === 'CallExpression' && this.#isCallOf(fn, unchained(node.callee))) found.push(node)
        return true
      },
    })
    return found
  }

  #isCallOf(fn: FunctionNode, callee: Node): boolean {
    if (callee.type === 'MemberExpression') {
      const name = callee.object.type === 'ThisExpression' ? keyName(callee) : undefined
      return name !== undefined && this.#reach.methods(name).includes(fn)
    }
    const variable = callee.type === 'Identifier' ? this.#map.names.referenceOf.get(callee)?.variable : undefined
    return variable !== undefined && functionOf(variable) === fn
  }

  /** `while (true) { if (stop) break }` */
  #isExitOutside(exit: Node, at: TestPlace): boolean {
    for (let node = this.#map.places.get(exit)?.parent; node !== undefined && node !== at.loop; ) {
      if (node.type === 'IfStatement' && this.#flags.areOutside(node.test, at, true)) return true
      node = this.#map.places.get(node)?.parent
    }
    return false
  }
}

/** So far a wait is looked for through calls. */
const MAX_DEPTH = 100

/** Statements by which a loop is left, but for what it throws, and what it does about what is thrown. */
function exitsOf(around: Node): Node[] {
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
  visit(around, false)
  return found
}

/** Tests that decide whether a call is made at all. */
function testsAround(call: Node, fn: FunctionNode, { places }: ProgramMap): Node[] {
  const found: Node[] = []
  for (let node: Node = call; node !== fn.body; ) {
    const { parent, key } = places.get(node) ?? {}
    if (parent === undefined) return found
    if (parent.type === 'IfStatement' && key !== 'test') found.push(parent.test)
    if (parent.type === 'LogicalExpression' && key === 'right') found.push(parent.left)
    node = parent
  }
  return found
}

function isAlways(test: Node): boolean {
  return test.type === 'Literal' && Boolean(test.value)
}
