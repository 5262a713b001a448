import type { CallExpression } from 'acorn'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'
import { COMBINATORS, FUNCTION_METHODS } from './built-ins.ts'
import { Callees } from './callees.ts'
import { findContentWrites } from './content-writes.ts'
import { type Effects, type Knowledge, type KnownCall, NO_EFFECTS } from './effect-facts.ts'
import { scanEffects } from './effects.ts'
import type { HiddenCode } from './hidden-code.ts'
import { OwnValues } from './own-values.ts'
import { keyName, type ProgramMap, unchained } from './program-map.ts'
import type { NameSet } from './value-flow.ts'

/** What is known of a program before it is known which calls may suspend. */
export type OverlapFacts = Omit<Knowledge, 'maySuspend' | 'settles'>

/** Goes over a program for what {@link Overlap} asks; made once. */
export function overlapFacts(map: ProgramMap, hidden: HiddenCode, hostFunctions: NameSet): OverlapFacts {
  const own = new OwnValues(map, {
    isHostFunction: (name) => hostFunctions.has(name),
    isLanguage: (name) => hidden.isLanguageName(name),
  })
  const callees = new Callees(map, hidden, hostFunctions)
  const writes = findContentWrites(map, hidden, hostFunctions)
  return { map, hidden, hostFunctions, own, callees, writes, changing: new Map() }
}

/** A scanned piece of code, its effects with those of all it calls, and who calls it. */
interface Piece {
  readonly depth: number
  readonly effects: Effects
  readonly callers: ({ readonly piece: Piece } & Omit<KnownCall, 'fn'>)[]
  readonly isAsync: boolean
}

/**
 * Tells which calls may run side by side. A helper that is written without `await` runs from start to end in plain
 * JavaScript: first P, up to its first wait, then the rest R, then the next call. Side by side all P come first, and
 * the R as answers come. That is the same when
 *
 * 1. no R writes to what lies outside of its call (a variable, an object that others may have, the console), and
 * 2. no R reads from there what a P of the others, or code that runs before all have settled, may write.
 *
 * It is an allow-list: a callee, a method, a receiver, an operation that is not known to touch nothing outside counts
 * as a write. Known are functions of this program by names that are never assigned, host functions, and the language's
 * own under names that no code of the session has used otherwise (`HiddenCode`). Objects count as the call's own when
 * it made them itself or has them from a host function (`OwnValues`). Functions that are `async` as written wait
 * where they say so: calls of them overlap as the language has it.
 *
 * Each function is scanned once; effects are depths of scopes that only fall, so that spreading them over the calls
 * ends after (calls × depth of nesting) steps at most.
 */
export class Overlap {
  readonly #knowledge: Knowledge
  readonly #pieces = new Map<Node, Piece>()

  constructor(facts: OverlapFacts, waits: Pick<Knowledge, 'maySuspend' | 'settles'>) {
    this.#knowledge = { ...facts, ...waits }
  }

  /** True when this call may be under way together with others; `callees` are what it calls, or calls back. */
  isAllowed(site: Node, callees: readonly Node[]): boolean {
    return callees.every((callee) => this.#isAllowedCallee(site, callee))
  }

  /** True for a function that touches nothing outside after it has waited, but for what it waits for first. */
  isQuiet(fn: FunctionNode): boolean {
    const { effects, depth } = this.#pieceOf(fn)
    return !fn.generator && effects.lateWrite >= depth && effects.lateRead >= depth
  }

  #isAllowedCallee(site: Node, callee: Node): boolean {
    const found = this.#functionsOf(callee)
    if (found === undefined) return false
    return found.every((fn) => {
      if (fn.async) return true
      const { effects, depth } = this.#pieceOf(fn)
      if (fn.generator || Math.min(effects.lateWrite, effects.openWrite) < depth) return false
      return effects.lateRead >= depth || !this.#othersWrite(site)
    })
  }

  /** The functions that a callee may be: none for host functions; undefined when that is not known. */
  #functionsOf(callee: Node): readonly FunctionNode[] | undefined {
    const { callees, hidden } = this.#knowledge
    const target = callees.of(callee)
    if (target === 'quiet') return []
    if (target !== 'unknown') return [target]
    const member = unchained(callee)
    const name = member.type === 'MemberExpression' ? keyName(member) : undefined
    if (member.type !== 'MemberExpression' || member.object.type === 'Super' || name === undefined) return undefined
    // `f.call(…)` calls `f`, unless the session has changed what functions inherit.
    const isCall = FUNCTION_METHODS.has(name) && name !== 'bind' && !hidden.isAnywhere
    const called = isCall ? callees.of(member.object) : 'unknown'
    if (called !== 'unknown') return called === 'quiet' ? [] : [called]
    return callees.methodsOf(member.object, name)
  }

  /** True when something may write before the call, and those beside it, have settled. */
  #othersWrite(site: Node): boolean {
    const combinator = this.#combinatorAround(site)
    if (combinator === undefined) return true
    const { map } = this.#knowledge
    if (map.places.get(combinator)?.parent?.type !== 'AwaitExpression') return true
    const { effects, depth } = this.#pieceOf(combinator)
    return Math.min(effects.earlyWrite, effects.lateWrite, effects.openWrite) < depth
  }

  /** `Promise.all([…, site, …])` */
  #combinatorAround(site: Node): CallExpression | undefined {
    const { places } = this.#knowledge.map
    for (let node = places.get(site)?.parent; node !== undefined; node = places.get(node)?.parent) {
      switch (node.type) {
        case 'ParenthesizedExpression':
        case 'ChainExpression':
        case 'ArrayExpression':
        case 'SpreadElement':
        case 'ConditionalExpression':
        case 'LogicalExpression':
          continue
        case 'CallExpression': {
          const callee = unchained(node.callee)
          const isCombinator = callee.type === 'MemberExpression' && COMBINATORS.has(keyName(callee) ?? '')
          return isCombinator ? node : undefined
        }
        default:
          return undefined
      }
    }
    return undefined
  }

  #pieceOf(root: Node): Piece {
    const known = this.#pieces.get(root)
    if (known !== undefined) return known
    const made: Piece[] = []
    const first = this.#scan(root, made)
    spread(made)
    return first
  }

  /** Scans code and all that it calls, each once. */
  #scan(root: Node, made: Piece[]): Piece {
    const waiting: { readonly node: Node; readonly caller?: Piece['callers'][number] }[] = [{ node: root }]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      let piece = this.#pieces.get(at.node)
      if (piece === undefined) {
        const { own, calls } = scanEffects(at.node, this.#knowledge)
        const isAsync = isFunction(at.node) && at.node.async
        piece = { depth: this.#depthOf(at.node), effects: { ...own }, callers: [], isAsync }
        this.#pieces.set(at.node, piece)
        for (const { fn, ...how } of calls) waiting.push({ node: fn, caller: { piece, ...how } })
      }
      made.push(piece)
      if (at.caller !== undefined) piece.callers.push(at.caller)
    }
    return this.#pieces.get(root) as Piece
  }

  /** How many functions are around what the code declares: an expression counts as one more. */
  #depthOf(root: Node): number {
    const { places } = this.#knowledge.map
    let depth = 1
    for (let node = places.get(root)?.parent; node !== undefined; node = places.get(node)?.parent) {
      if (isFunction(node)) depth++
    }
    return depth
  }
}

const EFFECTS = Object.keys(NO_EFFECTS) as (keyof Effects)[]

/** Hands effects on to callers until nothing changes. */
function spread(changed: Piece[]): void {
  for (let piece = changed.pop(); piece !== undefined; piece = changed.pop()) {
    const { effects, depth, isAsync } = piece
    // What a function does to its own values is nothing to its callers.
    const outside = { ...NO_EFFECTS }
    for (const key of EFFECTS) if (effects[key] < depth) outside[key] = effects[key]
    const { earlyWrite, lateWrite, openWrite, earlyRead, lateRead } = outside
    const write = Math.min(earlyWrite, lateWrite, openWrite)
    const read = Math.min(earlyRead, lateRead)
    for (const { piece: caller, isLate, isWaitedFor } of piece.callers) {
      let found = outside
      if (isLate) found = { ...NO_EFFECTS, lateWrite: write, lateRead: read }
      // What an async function does after it has waited does not make its caller wait, unless that wants its value.
      else if (isAsync && !isWaitedFor) found = { ...NO_EFFECTS, earlyWrite: write, earlyRead: read }
      if (lower(caller.effects, found)) changed.push(caller)
    }
  }
}

/** Lowers effects to what was found; true when one changed. */
function lower(effects: Effects, found: Effects): boolean {
  let isChanged = false
  for (const key of EFFECTS) {
    if (found[key] >= effects[key]) continue
    effects[key] = found[key]
    isChanged = true
  }
  return isChanged
}
