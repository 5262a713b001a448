import { type FunctionNode, isGetter, isIn, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { functionOf } from '../callees.ts'
import { keyName, listOf, type ProgramMap, unchained } from '../program-map.ts'
import { calls } from './kept.ts'
import { type Key, keyOf } from './key-of.ts'
import { methodsOf } from './methods-of.ts'
import { isConstructor, type OwnReach } from './own-reach.ts'

/** Methods by which a container comes to have more or less in it. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'add', 'set', 'delete', 'clear'],
])
/** Methods that tell what is in one. */
const TELLING: ReadonlySet<string> = new Set(['has', 'get', 'includes', 'at', 'indexOf'])
const LENGTHS: ReadonlySet<string> = new Set(['length', 'size'])

/** Where a test stands: in a loop, or a function that calls itself, of a function that something is left in. */
export interface TestPlace {
  readonly loop: Node
  readonly fn: FunctionNode
}

/** Tells which tests only code outside of a function decides: what they read is written there, and nowhere else. */
export class OuterFlags {
  readonly #map: ProgramMap
  readonly #reach: OwnReach
  /** Where each variable and property is written. */
  readonly #writes: Map<Key, Node[]>
  /** Where what each variable and property holds is changed. */
  readonly #changes: Map<Key, Node[]>
  /** What later cells have to write for a function to come to its end; undefined where that is not asked. */
  readonly #later: Set<string> | undefined

  constructor(map: ProgramMap, reach: OwnReach, known?: OuterFlags, later?: Set<string>) {
    this.#map = map
    this.#reach = reach
    this.#later = later
    this.#writes = known === undefined ? new Map() : known.#writes
    this.#changes = known === undefined ? new Map() : known.#changes
    if (known === undefined) this.#note()
  }

  /** The same where what later cells may write is taken for written, and put into `flags`. */
  inLaterCells(flags: Set<string>): OuterFlags {
    return new OuterFlags(this.#map, this.#reach, this, flags)
  }

  /** Names of what is written, and of no variable of the program. */
  written(): string[] {
    return [...this.#writes.keys()].filter((key) => typeof key === 'string')
  }

  /**
   * True when a test reads only what is written outside of the function, and never in the loop or by what it calls.
   * Of `a || b` one that only others make false keeps a loop going; `endsIf` says by what it is left.
   */
  areOutside(test: Node, at: TestPlace, endsIf = false): boolean {
    const parts = unchained(test)
    if (parts.type === 'LogicalExpression' && parts.operator === (endsIf ? '&&' : '||')) {
      return this.areOutside(parts.left, at, endsIf) || this.areOutside(parts.right, at, endsIf)
    }
    let found = false
    let isPlain = true
    const decide = (isOutside: boolean | undefined): void => {
      if (isOutside === undefined) isPlain = false
      else found ||= isOutside
    }
    walk(test, {
      enter: (node) => {
        // `isOn()` asks what it gives.
        const asked = this.#givenBy(node)
        const container = containerOf(node)
        if (asked !== undefined) found ||= this.areOutside(asked, at)
        else if (container !== undefined) decide(this.#areChanged(container, at))
        else if (node.type === 'CallExpression' || node.type === 'AwaitExpression') isPlain = false
        else decide(this.#isWritten(node, at))
        return isPlain && asked === undefined && container === undefined
      },
    })
    return found && isPlain
  }

  /** True for what is written outside, false for what is not written, undefined for what the loop writes. */
  #isWritten(node: Node, { loop, fn }: TestPlace): boolean | undefined {
    const key = keyOf(node, this.#map)
    if (key === undefined) return false
    const writes = this.#writes.get(key) ?? []
    const own = writes.filter((write) => this.#reach.has(fn, write))
    // `this.on = true; while (this.on) …`: what it sets before the loop does not end it.
    if (own.some((write) => isIn(write, loop) || this.#map.regionOf(write).fn !== fn)) return undefined
    if (writes.length === 0) return this.#mayBeWrittenLater(key)
    return writes.some((write) => !own.includes(write) && !this.#isMade(write)) && !isOf(key, fn)
  }

  /** The same of what is in a container. */
  #areChanged(container: Node, { loop, fn }: TestPlace): boolean | undefined {
    const key = keyOf(container, this.#map)
    if (key === undefined || isHandedOn(key, loop, this.#map)) return undefined
    const changes = [...(this.#changes.get(key) ?? []), ...(this.#writes.get(key) ?? [])]
    if (changes.some((change) => this.#reach.has(fn, change) && isIn(change, loop))) return undefined
    const isOwn = (change: Node): boolean => this.#reach.has(fn, change)
    if (changes.some((change) => isOwn(change) && this.#map.regionOf(change).fn !== fn)) return undefined
    return (this.#changes.get(key) ?? []).some((change) => !isOwn(change) && !this.#isMade(change)) && !isOf(key, fn)
  }

  /** What a constructor writes is there before anything can wait for it. */
  #isMade(write: Node): boolean {
    return isConstructor(this.#map.regionOf(write).fn, this.#map)
  }

  /** What a function of the program gives that has nothing but that: `() => on`, `isOn() { return this.on }`. */
  #givenBy(node: Node): Node | undefined {
    const fn = this.#asked(node)
    if (fn === undefined || fn.async || fn.generator) return undefined
    const [only, ...others] = this.#map.returnsOf(fn)
    const isOnly = fn.body.type !== 'BlockStatement' || fn.body.body.length === 1
    return isOnly && others.length === 0 && only && !calls(only) ? only : undefined
  }

  /** The function that a call without arguments, or the read of a property, runs. */
  #asked(node: Node): FunctionNode | undefined {
    if (node.type === 'MemberExpression') return this.#methodOf(node, true)
    if (node.type !== 'CallExpression' || node.arguments.length > 0) return undefined
    const callee = unchained(node.callee)
    if (callee.type === 'MemberExpression') return this.#methodOf(callee, false)
    const variable = callee.type === 'Identifier' ? this.#map.names.referenceOf.get(callee)?.variable : undefined
    return variable && functionOf(variable)
  }

  #methodOf(member: Node & { type: 'MemberExpression' }, isRead: boolean): FunctionNode | undefined {
    const name = keyName(member)
    if (name === undefined) return undefined
    const methods = methodsOf(member, this.#reach.methods(name), this.#map)
    const found = methods.filter((fn) => isGetter(this.#map.places.get(fn)?.parent) === isRead)
    return found.length === 1 ? found[0] : undefined
  }

  /** True for a property and a name of the top level, where that is asked. */
  #mayBeWrittenLater(key: Key): boolean {
    if (this.#later === undefined) return false
    if (typeof key !== 'string' && key.scope !== this.#map.names.program) return false
    this.#later.add(typeof key === 'string' ? key : key.name)
    return true
  }

  #note(): void {
    const { names, program } = this.#map
    for (const { node, writes, variable } of names.references) {
      if (writes) listOf(this.#writes, variable ?? node.name).push(node)
    }
    walk(program, {
      enter: (node) => {
        const target = targetOf(node)
        const key = target && keyOf(target, this.#map)
        if (target !== undefined && key !== undefined) listOf(this.#writes, key).push(target)
        const container = target?.type === 'MemberExpression' ? target.object : changedBy(node)
        const held = container && keyOf(unchained(container), this.#map)
        if (held !== undefined) listOf(this.#changes, held).push(node)
      },
    })
  }
}

/** `o.stop = true`, `o.left--` */
function targetOf(node: Node): Node | undefined {
  if (node.type !== 'AssignmentExpression' && node.type !== 'UpdateExpression') return undefined
  const target = node.type === 'AssignmentExpression' ? node.left : node.argument
  return target.type === 'MemberExpression' ? target : undefined
}

/** `queue.shift()`, `delete flags[id]` */
function changedBy(node: Node): Node | undefined {
  if (node.type === 'UnaryExpression' && node.operator === 'delete')
    return node.argument.type === 'MemberExpression' ? node.argument.object : undefined
  const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  return callee?.type === 'MemberExpression' && CHANGING.has(keyName(callee) ?? '') ? callee.object : undefined
}

/** What is asked for what is in it: `active.has(id)`, `flags[id]`, `queue.length` */
function containerOf(node: Node): Node | undefined {
  if (node.type === 'CallExpression') {
    const callee = unchained(node.callee)
    return callee.type === 'MemberExpression' && TELLING.has(keyName(callee) ?? '')
      ? unchained(callee.object)
      : undefined
  }
  if (node.type !== 'MemberExpression') return undefined
  const name = keyName(node)
  return name === undefined || LENGTHS.has(name) ? unchained(node.object) : undefined
}

/** True for a variable of the function itself. */
const isOf = (key: Key, fn: FunctionNode): boolean => typeof key === 'object' && isIn(key.scope.node, fn)

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
