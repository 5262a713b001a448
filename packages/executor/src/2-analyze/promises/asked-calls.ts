import type { MemberExpression } from 'acorn'
import { isFunction, type Node } from '../../ast/nodes.ts'
import { PROMISE_METHODS } from '../built-ins.ts'
import { keyName, unchained } from '../program-map.ts'
import { argumentsOf } from './argument-flow.ts'
import { arrivalsIn, isCalledWithArrivals } from './arrivals.ts'
import { ADDING, BUILT_IN, CALLING, isAddedAt, LOOKING_INTO, MOVING, READING } from './built-in-flow.ts'
import type { FlowCall } from './call-flow.ts'
import { calledUnseen } from './called-unseen.ts'
import { convertedIn, isPrimitive, madeIn, mayConvert, placedIn, takenApartIn, thrownIn } from './conversions.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { AnyCall, FlowMap } from './flow-map.ts'
import type { LateCalls } from './late-calls.ts'
import { ALL, ELEMENTS, INSIDE, ITSELF, PAIRED, STREAM } from './levels.ts'
import type { Place } from './place.ts'
import { hasPromises } from './promise-reach.ts'

/** An argument that is put into a container: of which method, and the how manieth. */
export interface FilledPlace {
  readonly method: MemberExpression
  readonly index: number
}

/**
 * How far a value is looked through for promises: as what is made a text, at every depth, as a class does which is
 * given it (`Made`, and `Keyed` with the keys of its pairs), or in place, where it is none itself (`Within`), as what
 * it gives (`Whole`) or where the iterator is one of an earlier cell that knew of no promise (`Iterated`). What is put
 * `Later` is waited for in its place, and what a class of an earlier cell is given, it says itself (`Asked`), and what
 * is assigned its place (`Placed`).
 */
export type Conversion =
  | ('Converted' | 'Iterated' | 'Deep' | 'Made' | 'Keyed' | 'Asked' | 'Within' | 'Whole' | 'Later')
  | 'Placed'

/** Calls of which it is told when they are made what becomes of promises: by the callee. And what is converted. */
export class AskedCalls {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow
  readonly #lateCalls: LateCalls

  constructor(flow: FlowMap, expressions: ExpressionFlow, lateCalls: LateCalls) {
    this.#flow = flow
    this.#expressions = expressions
    this.#lateCalls = lateCalls
  }

  /** What is converted where it stands, and may be a list with promises in it; `settled` is what is waited for. */
  converted(settled: ReadonlySet<Node>): Map<Node, Conversion> {
    const { map } = this.#flow
    const found = new Map<Node, Conversion>()
    for (const node of convertedIn(map)) {
      if (!isPrimitive(node) && this.#mayHold(node)) found.set(node, 'Converted')
    }
    for (const [node, how] of calledUnseen(map, this.#flow.reach)) {
      if (isPrimitive(node) || node.type === 'Super' || !this.#mayHold(node)) continue
      found.set(node, how === 'Within' && settled.has(node) ? 'Whole' : how)
    }
    for (const node of this.#handedToUnasked()) {
      // The texts of a template that a function is called with stand nowhere else.
      if (!isPrimitive(node) && !isFunction(node)) found.set(node, settled.has(node) ? 'Whole' : 'Within')
    }
    for (const node of this.#expressions.calls.made) {
      if ((this.#expressions.placeOf(node).holds & ALL) !== 0 && this.#isAskedFor(node)) found.set(node, 'Asked')
    }
    for (const node of arrivalsIn(this.#flow, (one) => this.#asksWithin(one))) found.set(node, 'Within')
    // Whoever catches it may know of no promise.
    for (const node of thrownIn(map)) {
      const isSettled = settled.has(node) || this.#mayBePromise(node)
      if (!isPrimitive(node) && (isSettled || this.#mayHold(node))) found.set(node, isSettled ? 'Whole' : 'Within')
    }
    for (const { right } of placedIn(map))
      if (this.#mayBePromise(right) && !settled.has(right)) found.set(right, 'Placed')
    for (const { made, callee, args } of madeIn(map)) {
      if (!this.#flow.isData(callee)) continue
      // Keys of a Map are compared by their values, unless something wants the promises in its pairs.
      const isKeyed = (this.#expressions.placeOf(made).wants & PAIRED) === 0
      for (const node of args)
        if (!isPrimitive(node) && this.#mayHold(node)) found.set(node, isKeyed ? 'Keyed' : 'Made')
    }
    for (const node of takenApartIn(map)) if (this.#mayHold(node) || this.#anyHolds()) found.set(node, 'Deep')
    for (const node of this.#lateCalls.unwanted) if (!found.has(node)) found.set(node, 'Within')
    return found
  }

  /** Containers that a call may put promises into, and that may be read where none may be: it puts values there. */
  closed(): Node[] {
    const levelsOf = (node: Node): number => this.#expressions.placeOf(node).holds
    const puts = this.#expressions.calls.unseenPuts.filter(({ container, given, list }) => {
      if ((this.#expressions.placeOf(container).barred & ELEMENTS) === 0) return false
      return given.some((one) => (levelsOf(one) & ALL) !== 0) || (list && (levelsOf(list) & ALL) !== 0)
    })
    return puts.map(({ container }) => container)
  }

  /** What may hold promises and gets where none may be: stored there, or given to a class that is not known. */
  *#handedToUnasked(): Generator<Node> {
    const { reach, evaluates } = this.#flow
    // What a program makes by itself is kept out where it is stored; only an earlier cell's may be in there already.
    if (reach.plainCalls.size > 0 || reach.plainReads.size > 0 || evaluates) yield* this.#flow.graph.openStores()
    for (const node of this.#expressions.calls.made) if (this.#mayHold(node) && !this.#isAskedFor(node)) yield node
    for (const { node } of this.#flow.map.sites) {
      if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') continue
      if (!TIMERS.has(node.callee.name) || !this.#flow.isData(node.callee)) continue
      for (const argument of node.arguments.slice(2)) {
        if (argument.type !== 'SpreadElement' && this.#mayHold(argument)) yield argument
      }
    }
  }

  /** True for an argument of a class of an earlier cell that wants promises there: it is asked when one is made. */
  #isAskedFor(argument: Node): boolean {
    const { parent, index } = this.#flow.map.places.get(argument) ?? {}
    if (parent?.type !== 'NewExpression' || parent.callee.type !== 'Identifier' || index === undefined) return false
    return this.#flow.wantsOf(parent.callee, index) !== 0
  }

  /** Callbacks of `then` that the program does not have, where what they are given may hold promises. */
  *callbacks(): Generator<Node> {
    for (const { node, receiver } of this.#expressions.calls.calls) {
      const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
      if (callee?.type !== 'MemberExpression' || !PROMISE_METHODS.has(keyName(callee) ?? '')) continue
      const holds = ((receiver?.holds ?? 0) & INSIDE & ALL) !== 0
      for (const callback of argumentsOf(node)) {
        if (isCalledWithArrivals(callback, callee.object, this.#flow)) yield callback
        if (!holds) continue
        const { functions, exact } = this.#flow.callees(callback)
        if (callback.type !== 'SpreadElement' && !(exact && functions.length > 0)) yield callback
      }
    }
  }

  /** Calls of functions that are not known, with arguments that may be promises, or on lists that may hold some. */
  *openCalls(): Generator<FlowCall> {
    for (const call of this.#expressions.calls.calls) {
      const holds = call.args.some((place) => (place.holds & ITSELF) !== 0)
      const looks = call.receiver !== undefined && (call.receiver.holds & levelsRead(call)) !== 0
      if (!call.exact && !isKeptFlat(call) && (holds || looks || this.#readsDeep(call))) yield call
    }
  }

  /**
   * Calls that may convert their arguments, which may be lists with promises in them, and those of members that may
   * hold promises of functions.
   */
  *convertingCalls(): Generator<FlowCall> {
    for (const call of this.#expressions.calls.calls) {
      if (call.exact || this.fillsContainer(call.node) || isKeptFlat(call)) continue
      if (this.#mayCallPromise(call.node) || this.#mayConvert(call) || this.#mayAskNone(call)) yield call
    }
  }

  #mayConvert({ node, args }: FlowCall): boolean {
    const given = argumentsOf(node)
    const holds = args.some(({ holds }, at) => (holds & INSIDE & ALL) !== 0 && !(given[at] && isPrimitive(given[at])))
    if (!holds || !mayConvert(node)) return false
    return node.type !== 'CallExpression' || !this.#flow.isHost(node.callee)
  }

  /** Promises in what is given to a function that may not ask for them: of an earlier cell, or of another's making. */
  #mayAskNone({ node, args, receiver }: FlowCall): boolean {
    const callee = unchained(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee)
    if (this.#flow.isData(callee)) return false
    const name = callee.type === 'MemberExpression' ? (keyName(callee) ?? '') : ''
    const inside = (INSIDE & ALL) | STREAM
    if (CALLING.has(name) && receiver !== undefined && (receiver.holds & inside & ~ELEMENTS) !== 0) {
      const [callback] = argumentsOf(node)
      if (callback !== undefined && !this.#flow.callees(callback).exact) return true
    }
    if (receiver !== undefined && this.#mayBePlain(name) && (receiver.holds & inside) !== 0) return true
    if (callee.type === 'MemberExpression' && callee.object.type === 'Super' && this.#mayBePlain(name)) return true
    if (BUILT_IN.has(name) && !this.#flow.reach.plainCalls.has(name)) return this.#looksInto(name, callee, args)
    return args.some(({ holds }) => (holds & inside) !== 0)
  }

  /** True for the name of a method that an earlier cell may have, which asks for no promise. */
  #mayBePlain(name: string): boolean {
    const { reach } = this.#flow
    if (reach.plainCalls.has(name)) return true
    return hasPromises(reach) && !BUILT_IN.has(name) && this.#flow.methods(name).length === 0
  }

  /** True for what looks at what is in its arguments, as a list or as what options say. */
  #looksInto(name: string, callee: Node, args: readonly Place[]): boolean {
    if (READING.has(name)) return args.some(({ holds }) => (holds & INSIDE & ALL) !== 0)
    if (!LOOKING_INTO.has(name) || args[0] === undefined || (args[0].holds & INSIDE & ALL) === 0) return false
    // Without a callback it only moves them.
    const isMoved = name === 'from' && args.length === 1
    return !(isMoved && callee.type === 'MemberExpression' && this.#flow.isGlobal(callee.object as Node, 'Array'))
  }

  #mayCallPromise(node: AnyCall): boolean {
    const callee = unchained(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee)
    if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return false
    return !PROMISE_METHODS.has(keyName(callee) ?? '') && (this.#expressions.placeOf(callee).holds & ITSELF) !== 0
  }

  /** True for `kept.set(key, promise)`, `kept.has(key)` and their kin on a container that the program makes itself. */
  fillsContainer(node: Node): boolean {
    if (node.type !== 'CallExpression') return false
    const callee = unchained(node.callee)
    if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return false
    const name = keyName(callee) ?? ''
    if (!ADDING.has(name) && !BY_KEY.has(name)) return false
    // Where elements go is a number, which is waited for.
    const isFull = argumentsOf(node).every(
      (argument, index) =>
        !ADDING.has(name) || name === 'set' || isAddedAt(name, index) || !this.#mayBePromise(argument),
    )
    return isFull && this.#expressions.calls.containers.isMade(callee.object)
  }

  /**
   * What only a later cell may hand in is put away: no function waits for it, and whether it is the built-in which
   * takes it is only asked where it is a promise. Gives the arguments for which it is, each with its place.
   */
  *filled(): Generator<[argument: Node, place: FilledPlace]> {
    for (const { node } of this.#expressions.calls.calls) {
      const callee = node.type === 'CallExpression' && !node.optional ? node.callee : undefined
      if (callee?.type !== 'MemberExpression' || !ADDING.has(keyName(callee) ?? '') || !this.#isPlace(callee.object))
        continue
      const args = argumentsOf(node)
      if (!args.every((argument) => this.#isHandedIn(argument) || !this.#mayBePromise(argument))) continue
      for (const [index, argument] of args.entries()) {
        if (this.#isHandedIn(argument)) yield [argument, { method: callee, index }]
      }
    }
  }

  /** True for what may be read twice. */
  #isPlace(node: Node): boolean {
    if (node.type === 'Identifier' || node.type === 'ThisExpression') return true
    if (node.type !== 'MemberExpression' || node.optional || node.object.type !== 'ThisExpression') return false
    const name = keyName(node)
    return name !== undefined && !node.computed && !this.#flow.hasGetter(name)
  }

  #mayBePromise(argument: Node): boolean {
    return (this.#expressions.placeOf(argument).holds & ITSELF) !== 0
  }

  #isHandedIn(argument: Node): boolean {
    return argument.type !== 'SpreadElement' && this.#expressions.placeOf(unchained(argument)).staysAsGiven
  }

  /** `console` and `JSON` read data at every depth. */
  #readsDeep({ node, args }: FlowCall): boolean {
    const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
    if (callee?.type === 'Identifier')
      return callee.name === 'structuredClone' && (args.some(({ holds }) => holds !== 0) || this.#anyHolds())
    if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
    if (!DEEP_READERS.has(callee.object.name)) return false
    return args.some((place) => place.holds !== 0) || this.#anyHolds()
  }

  /** True when some property may hold a promise, so that any data may. */
  #anyHolds(): boolean {
    // Of what earlier cells made, this one need not name any.
    if (this.#flow.reach.properties.size > 0) return true
    for (const { holds } of this.#flow.properties.values()) if (holds !== 0) return true
    return false
  }

  #asksWithin(node: Node): boolean {
    const { holds, wants } = this.#expressions.placeOf(node)
    return ((holds | wants) & INSIDE & ALL) !== 0
  }

  #mayHold(node: Node): boolean {
    return (this.#expressions.placeOf(node).holds & INSIDE & ALL) !== 0
  }
}

/** Functions that hand on what they are given after the first two. */
const TIMERS: ReadonlySet<string> = new Set(['setTimeout', 'setInterval'])
const DEEP_READERS: ReadonlySet<string> = new Set(['console', 'JSON'])

/** Methods of Maps and Sets that look for the very thing that they are given. */
const BY_KEY: ReadonlySet<string> = new Set(['has', 'get', 'delete'])

/** Methods of lists that take the lists apart which they are given, or have as elements. */
const FLATTENING: ReadonlySet<string> = new Set(['concat', 'flat'])

/** True for a flat list whose promises are wanted: what it is made of is not looked into, as by `Promise.all`. */
function isKeptFlat({ node, result }: Pick<FlowCall, 'node' | 'result'>): boolean {
  const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  return callee?.type === 'MemberExpression' && FLATTENING.has(keyName(callee) ?? '') && result.keeps(ELEMENTS)
}

/** The levels of its receiver that a method may look at: none when it moves elements, or those for its callback. */
function levelsRead({ node }: FlowCall): number {
  const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  const name = callee?.type === 'MemberExpression' ? (keyName(callee) ?? '') : ''
  // A Set of promises is asked for a value among theirs.
  if (name === 'has') return ELEMENTS
  // A promise may be one of a list that is to be taken apart, unless its own promise is wanted.
  if (name === 'flat') return INSIDE
  if (MOVING.has(name)) return 0
  // What is in a Map is one level deeper.
  return CALLING.has(name) && name !== 'forEach' ? ELEMENTS : INSIDE
}
