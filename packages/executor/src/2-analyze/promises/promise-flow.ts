import type { LogicalExpression } from 'acorn'
import type { Node } from '../../ast/nodes.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'
import type { ValueFlow } from '../value-flow.ts'
import { askHolders } from './ask-holders.ts'
import { AskedCalls } from './asked-calls.ts'
import { handedOutOfBlocks } from './block-functions.ts'
import { type Change, changedBy, isFilling } from './changes.ts'
import { EscapingFunctions } from './escaping-functions.ts'
import { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { Getters } from './getters.ts'
import { HandedOut } from './handed-out.ts'
import { type Comparison, isKept, isOnlyKept } from './kept.ts'
import { LateCalls } from './late-calls.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF, STREAM } from './levels.ts'
import { GENERATORS_KEY, LostWays } from './lost-ways.ts'
import { isMadeByCall } from './made-by-call.ts'
import { Receivers } from './receivers.ts'
import { tailsOf } from './tails.ts'
import { Uses } from './uses.ts'

/** So often functions that give promises are looked for through calls that are not known, before all may be some. */
const MAX_ROUNDS = 12

/**
 * Where promises may be in a program, and where they are wanted: `await`, elements of a combinator, `.then` and its
 * kin, and every variable, property, parameter or list with such a use. What gets to another place is settled there.
 */
export class PromiseFlow {
  readonly flow: FlowMap
  /** True when the program, or an earlier one, has async iterators that are written by hand. */
  readonly hasStreams: boolean
  /** True when the program, or an earlier one, has async generators. */
  readonly hasGenerators: boolean
  readonly #expressions: ExpressionFlow
  readonly giving: ValueFlow
  readonly #uses: Uses
  readonly #handedOut: HandedOut
  /** Calls whose callee is asked what becomes of promises. */
  readonly askedCalls: AskedCalls
  /** Calls of what later cells may hand in. */
  readonly lateCalls: LateCalls
  readonly getters: Getters

  /**
   * `giving` follows the functions that give promises: those written `async` to begin with. `isHanded`: what is not
   * known may be one.
   */
  constructor(map: ProgramMap, giving: ValueFlow, flow: FlowMap, isHanded: boolean) {
    this.flow = flow
    this.#expressions = new ExpressionFlow(this.flow)
    this.giving = giving
    for (const fn of map.functions) if (fn.async) giving.suspending.add(fn)
    const isKnown = flow.reach.givingProperties.has(GENERATORS_KEY)
    this.hasGenerators = isKnown || map.functions.some((fn) => fn.async && fn.generator)
    this.#uses = new Uses(flow, this.#expressions)
    this.#handedOut = new HandedOut(flow, this.#expressions)
    this.lateCalls = new LateCalls(flow, this.#expressions.calls, isHanded)
    this.askedCalls = new AskedCalls(flow, this.#expressions, this.lateCalls)
    this.getters = new Getters(flow, this.#expressions)
    const escaping = new EscapingFunctions(flow, this.#expressions)
    new Receivers(flow, this.#expressions, escaping.functions)
    this.hasStreams = new LostWays(flow, this.#expressions, escaping).hasStreams
    const handedOut = [...handedOutOfBlocks(flow)].map((fn) => flow.returned(fn))
    for (const place of [...flow.hidden, ...handedOut]) {
      flow.graph.forbid(place, INSIDE | ITSELF)
      flow.graph.need(place, INSIDE | ITSELF)
    }
    for (const place of flow.closed) flow.graph.close(place, INSIDE & ALL)
    this.#expressions.calls.plain.keepOutOfHeirs()
    this.#spreadWants()
    if (askHolders(this.#uses.holders, flow)) this.#spreadWants()
    for (const change of this.#uses.changes) this.#keepOut(change)
    this.#spreadNeeds()
    escaping.receive()
    this.getters.hold()
    this.#spreadHolds()
  }

  get combinators(): ReadonlySet<Node> {
    return this.#expressions.calls.combinators
  }

  /** True when an expression may be a promise. */
  mayBePromise(node: Node): boolean {
    return (this.#expressions.placeOf(node).holds & ITSELF) !== 0
  }

  /** True when it may be, or hold, one. */
  mayHoldPromise(node: Node): boolean {
    return (this.#expressions.placeOf(node).holds & ALL) !== 0
  }

  /** True when it may be an async iterable. */
  mayBeStream(node: Node): boolean {
    return (this.#expressions.placeOf(node).holds & STREAM) !== 0
  }

  /** True when an expression is wanted as a promise. */
  wantsPromise(node: Node): boolean {
    return (this.#expressions.placeOf(node).wants & ITSELF) !== 0
  }

  /** True when it, or something in it, is wanted as one. */
  wantsWithin(node: Node): boolean {
    return (this.#expressions.placeOf(node).wants & ALL) !== 0
  }

  /**
   * True when an expression is wanted as a promise and stands where none may stay: it is a value by then. So may be all
   * that is read of containers which were handed to functions that know of no promise.
   */
  isKeptOut(node: Node): boolean {
    const place = this.#expressions.placeOf(node)
    if ((place.wants & ITSELF) === 0) return false
    // A host call that is needed as a value, too, was waited for.
    if ((place.needs & ITSELF) !== 0) return true
    if (this.getters.mayBeValue(node)) return true
    return this.flow.graph.isKeptOut(place) || (this.flow.reach.plainCalls.size > 0 && !isMadeByCall(node))
  }

  /** True when each use of an expression wants the promise. */
  isOnlyPromise(node: Node): boolean {
    const { wants, needs } = this.#expressions.placeOf(node)
    return (wants & ~needs & ITSELF) !== 0 && !this.#expressions.calls.callbacks.unasked.has(node)
  }

  /** True when what an expression gives is wanted as a list of promises, by some use or (`only`) by each. */
  wantsList(node: Node, only = false): boolean {
    const place = this.#expressions.placeOf(node)
    return place.keeps(ELEMENTS) && !(only && (place.needs & ELEMENTS) !== 0)
  }

  /** True for `list.map(f)` and its kin where `f` takes elements apart or is not known: they must be values by then. */
  readsElements(node: Node): boolean {
    const member = node.type === 'CallExpression' ? unchained(node.callee) : undefined
    if (node.type !== 'CallExpression' || member?.type !== 'MemberExpression') return false
    const isFrom = keyName(member) === 'from'
    const [list, callback] = isFrom ? node.arguments : [member.object, node.arguments[0]]
    if (!list || !callback || list.type === 'Super') return false
    if (isFrom && this.mayBePromise(list)) return true
    // What is deeper in an element goes along with it.
    if ((this.#expressions.placeOf(list).holds & ELEMENTS) === 0) return false
    const { functions } = this.flow.callees(callback)
    return functions.length === 0 || functions.some(({ params: [first] }) => first && !isNamed(first))
  }

  /** Expressions whose promises are waited for where they stand, `stored` among them. */
  settled(stored: Iterable<Node>): Set<Node> {
    const settled = new Set(stored)
    for (const node of this.#expressions.valuePlaces) if (this.mayBePromise(node)) settled.add(node)
    const compared = this.compared()
    for (const node of this.#uses.compared) {
      if (compared.has(node)) continue
      for (const side of [node.left, node.right]) if (this.mayBePromise(side)) settled.add(side)
    }
    for (const node of this.#uses.tests) {
      if (!this.#handedOut.isHandedOut(node) && this.mayBePromise(node.left)) settled.add(node.left)
    }
    return settled
  }

  /** `a || b` and `a ?? b` that hand out the promise of `a` where its value decides for it. */
  chosen(): Set<LogicalExpression> {
    return new Set(this.#uses.tests.filter((node) => this.mayBePromise(node.left) && this.#handedOut.isChosen(node)))
  }

  /** Comparisons of what may be two promises, one of which is kept somewhere: they are the same or not, as such. */
  compared(): Set<Node> {
    const both = this.#uses.compared.filter(({ left, right }) => this.mayBePromise(left) && this.mayBePromise(right))
    return new Set(both.filter((node) => this.#isOneKept(node)))
  }

  /**
   * Changes of what may be a promise: its value is meant. `kept ||= start()` hands out what is kept, where what is on
   * the right stays a promise.
   */
  changed(settled: ReadonlySet<Node>): Set<Change> {
    const changes = this.#uses.changes.filter((change) => this.mayBePromise(changedBy(change)))
    return new Set(
      changes.filter((change) => {
        if (change.type === 'UpdateExpression' || !isFilling(change) || change.operator === '&&=') return true
        if (!isOnlyKept(change.left, change, this.flow, this.#expressions)) return true
        return tailsOf(change.right).every((tail) => settled.has(tail) || !this.mayBePromise(tail))
      }),
    )
  }

  /** What is changed in place stays a value, unless something wants it as a promise: then it is waited for there. */
  #keepOut(change: Change): void {
    const target = changedBy(change)
    if (isFilling(change)) return
    if (this.wantsPromise(target)) this.flow.graph.need(this.#expressions.placeOf(target), ITSELF)
    else this.#expressions.forbid(target)
  }

  #isOneKept({ left, right }: Comparison): boolean {
    return [left, right].some((side) => isKept(side, this.flow, this.#expressions))
  }

  /** Calls whose answer nobody takes, and that may give a promise. */
  dropped(): Set<Node> {
    return new Set(this.#uses.dropped.filter((node) => this.mayBePromise(node) || this.lateCalls.givesList(node)))
  }

  /** Loops, spreads and patterns over what may be an async iterable. */
  streams(): Map<Node, number> {
    for (const node of this.#expressions.calls.iterated) this.#uses.streams.set(node, Number.POSITIVE_INFINITY)
    for (const [node, count] of this.#expressions.calls.arguments.iterated) this.#uses.streams.set(node, count)
    return new Map([...this.#uses.streams].filter(([node]) => this.mayBeStream(node)))
  }

  /** Values are needed where only they make sense; a call whose every use wants the promise keeps it. */
  #spreadNeeds(): void {
    const { graph } = this.flow
    graph.need(this.flow.elsewhere, ITSELF | INSIDE)
    const { calls } = this.#expressions
    this.#expressions.valuePlaces.push(...calls.arguments.values, ...calls.order.values())
    for (const node of this.#expressions.valuePlaces) graph.need(this.#expressions.placeOf(node), ITSELF)
    this.#handedOut.spreadNeeds(this.#uses.tests)
    for (const place of this.#expressions.calls.callbacks.kept) {
      if (place.wants & ~place.needs & ITSELF) graph.hold(place, ITSELF)
    }
    this.lateCalls.keepLists((node) => this.#expressions.placeOf(node))
    this.#spreadWants()
    // All that is wanted as a list of promises is known by now.
    for (const { list, element, mapped } of this.#expressions.calls.callbacks.mapped) {
      if (mapped.keeps(ELEMENTS)) graph.leak(list, element, 'out-of')
    }
    for (const { result, callback } of this.#expressions.calls.lists) {
      // A function of an earlier cell gives promises as one of this cell does: whoever is given the list asks for them.
      const isUnseen = callback !== undefined && this.flow.callees(callback).functions.length === 0
      const isKept = isUnseen && !this.flow.isHost(callback) && result.keeps(ELEMENTS)
      if (isKept || result.wants & ~result.needs & ELEMENTS) graph.hold(result, ELEMENTS)
    }
  }

  /** Wants of two that are compared go from one to the other: kept promises are compared as what they are. */
  #spreadWants(): void {
    const { graph } = this.flow
    for (let round = 0; round < MAX_ROUNDS; round++) {
      graph.spreadWants()
      let isStable = true
      for (const comparison of this.#uses.compared) {
        const { left, right } = comparison
        if (this.wantsPromise(left) === this.wantsPromise(right)) continue
        if (!this.#isOneKept(comparison)) continue
        for (const node of [left, right]) graph.want(this.#expressions.placeOf(node), ITSELF)
        isStable = false
      }
      if (isStable) return
    }
  }

  /** Promises come from calls of functions that give some, which are found as promises are. */
  #spreadHolds(): void {
    const { graph, map } = this.flow
    const giving = this.giving
    giving.spread()
    this.lateCalls.hold((node) => node.type !== 'NewExpression' && giving.calls(node))
    for (let round = 0; ; round++) {
      giving.changed = false
      giving.spread()
      if (round === MAX_ROUNDS) giving.escaped = true
      const streams = this.hasGenerators ? STREAM : 0
      for (const { node } of map.sites) {
        if (giving.calls(node)) graph.hold(this.#expressions.placeOf(node), ITSELF | streams)
      }
      graph.spreadHolds()
      // What may give something with promises in it is taken for what it gives.
      for (const { result } of this.lateCalls) if ((result.holds & ALL) !== 0) graph.hold(result, ITSELF)
      for (const { receiver, result } of this.#expressions.calls.stepped) {
        // Of one that a container gives, a step that is wanted as a promise stays one.
        const isWanted = this.hasGenerators && (result.wants & ITSELF) !== 0
        if ((receiver.holds & STREAM) !== 0 || isWanted) graph.hold(result, ITSELF)
      }
      graph.spreadHolds()
      for (const fn of map.functions) {
        if (giving.suspending.has(fn) || (this.flow.returned(fn).holds & (ITSELF | STREAM)) === 0) continue
        giving.suspending.add(fn)
        giving.changed = true
      }
      if (round > MAX_ROUNDS || !giving.changed) return
    }
  }
}

function isNamed(parameter: Node): boolean {
  return (parameter.type === 'AssignmentPattern' ? parameter.left : parameter).type === 'Identifier'
}
