import type { Program } from 'acorn'
import type { FunctionNode, Node } from '../ast/nodes.ts'
import { findHidden } from './hidden-code.ts'
import { Overlap, type OverlapFacts, overlapFacts } from './overlap.ts'
import { type CallSite, FIXED, keyName, mapProgram, type ProgramMap } from './program-map.ts'
import { PromisePositions } from './promise-position.ts'
import { mayHandPromises, withHanded, withoutHanded } from './promises/hands-promises.ts'
import { type Settling, settlingsOf } from './promises/settling.ts'
import { unseenKind } from './promises/unseen-kind.ts'
import { grown, reachWithoutPromises, withKeyedWrites } from './reach-without-promises.ts'
import { readInFunctions } from './read-in-functions.ts'
import { relaysOf } from './relays.ts'
import type { Variable } from './scopes.ts'
import { mayHaveSetters } from './setters.ts'
import { suspendingNames } from './suspending-names.ts'
import { together, withFixed } from './together.ts'
import { type Reach, ValueFlow } from './value-flow.ts'
import { Wishes } from './wishes.ts'
import { wrappedCallbacks } from './wrapped-callbacks.ts'

/**
 * How a call is rewritten: `wait` waits for the answer, but for a driven function, where nothing can wait; `await`
 * waits always, since it stands in a function that is asynchronous as written; `promise` keeps the promise because it
 * is wanted; `list` is a built-in that calls back and whose list of promises is wanted. `ordered-promise` and
 * `ordered-list` are such calls of what may have to run in order: they wait when it does.
 */
export type CallKind = 'wait' | 'await' | 'promise' | 'list' | 'ordered-promise' | 'ordered-list'

/** Tells which calls stand where a promise is wanted by every use. */
export interface Positions {
  /** Top-level variables that hold promises, or lists of them, until the cell ends. */
  readonly held: ReadonlySet<Variable>
  wantsPromise(expression: Node): boolean
  wantsList(expression: Node): boolean
  /** True when the promise is awaited at the call, or has its `then` called: then it must be one. */
  isTakenAsPromise(expression: Node): boolean
  /** Calls of `then` and its kin where a method of the guest's own may be meant. */
  readonly choosing: ReadonlySet<Node>
  /** Calls of `Promise.all` and its kin, as far as the text shows. */
  readonly combinators: ReadonlySet<Node>
  /** Functions that become asynchronous for what is waited for in them. */
  readonly waiting: ReadonlySet<FunctionNode>
  /** True for a call on whose answer a method is called that may be the guest's own. */
  isBoxed(call: Node): boolean
}

/** What stage 2 found; the program itself is not changed. */
export interface Analysis {
  readonly map: ProgramMap
  /** Functions that the rewriter makes asynchronous. */
  readonly suspending: ReadonlySet<FunctionNode>
  /** Those of them that may run side by side with others, as far as what they call first does. */
  readonly quiet: ReadonlySet<FunctionNode>
  /** Functions that mostly end without waiting: they wait for what has to run in order, or is a promise. */
  readonly asking: ReadonlySet<FunctionNode>
  /** True when the engine itself waits: then those functions keep their bodies and are marked only. */
  readonly engineWaits: boolean
  readonly calls: ReadonlyMap<Node, CallKind>
  /** Callbacks of `then` and its kin that may suspend. */
  readonly wrapped: ReadonlySet<Node>
  /** Top-level variables that hold promises, or lists of them, until the cell ends. */
  readonly promiseVariables: ReadonlySet<Variable>
  /** Top-level names that may hold a suspending function when the cell ends. */
  readonly suspendingNames: ReadonlySet<string>
  /** Methods and combinators that are told from the engine's own when they are called. */
  readonly byIdentity: Pick<Positions, 'choosing' | 'combinators' | 'isBoxed'>
  /** Where promises are waited for, and how; undefined where no promise can exist, or none is waited for. */
  readonly settling: Settling | undefined
  /** Functions that hand on what only later cells may have, and their calls of that. */
  readonly relays: ReadonlyMap<FunctionNode, readonly Node[]>
  /** True where promises are waited for at all: not where the language is meant to the letter. */
  readonly settles: boolean
  /**
   * The same of functions that a later cell hands what gives promises, where some ask; nothing becomes asynchronous for
   * that.
   */
  readonly later: Analysis | undefined
  /** True when functions of earlier cells may be handed something that gives promises. */
  readonly handsPromises: boolean
  /** What later cells have to know. */
  readonly reach: Pick<Reach, 'properties' | 'escaped' | 'readElsewhere' | 'evaluates' | 'promises' | 'hidden'>
}

/**
 * Finds which functions may reach a host function and which calls have to wait for one.
 * @example analyze(parse('const f = (x) => search(x); f(1)', options), reach).suspending.size // 1
 */
export function analyze(program: Program, reach: Reach): Analysis {
  return analyzeMap(mapProgram(program), reach)
}

/**
 * The same for code that the guest made from text. It runs in the middle of other code: no function of it becomes
 * asynchronous, and nothing outside of its functions can wait.
 */
export function analyzeText(program: Program, reach: Reach): Analysis {
  const analysis = withEngineWaiting(analyzeMap(mapProgram(program, FIXED), reach))
  const suspending: ReadonlySet<FunctionNode> = new Set()
  return { ...analysis, suspending, later: analysis.later && { ...analysis.later, suspending } }
}

function analyzeMap(map: ProgramMap, reach: Reach): Analysis {
  const hands = mayHandPromises(map, reach)
  const known = hands ? reach : { ...reach, promises: withoutHanded(reach.promises) }
  const settlings = settlingsOf(map, reach, known, hands)
  const own = analysisOf(map, known, settlings.own, hands)
  if (settlings.later !== undefined) {
    const fixed = withFixed(map, own.suspending)
    return together(own, analysisOf(fixed, reach, settlings.later(fixed), hands))
  }
  return hands ? own : { ...own, reach: { ...own.reach, promises: withHanded(own.reach.promises, reach.promises) } }
}

function analysisOf(map: ProgramMap, reach: Reach, settling: Settling | undefined, hands: boolean): Analysis {
  const flow = new ValueFlow(map, reach, undefined, settling)
  const positions = settling ?? new PromisePositions(map, reach)
  for (const fn of positions.waiting) suspend(fn, map, flow)
  const mayWait = (site: CallSite): boolean => flow.maySuspend(site) || (settling?.calls.has(site) ?? false)
  const hidden = findHidden(map, reach.hidden)
  // Most cells have no call that could overlap with another.
  const facts = once(() => overlapFacts(map, hidden, reach.hostFunctions))
  // A promise of a function is told when it is called: hardly ever is a callee one.
  const isCallee = (node: Node): boolean => map.places.get(node)?.key === 'callee'
  const settles = (node: Node): boolean => (settling?.waitsAt.has(node) ?? false) && !isCallee(node)
  const asks = (site: CallSite): CallKind | undefined => settling && unseenKind(site, settling, map)
  const { calls, overlap } = settleKinds({ map, flow, mayWait, settles, asks }, positions, facts)
  const relays = reach.settles ? relaysOf(map) : new Map()
  const asksLater = relays.size > 0 || mayHaveSetters(map)
  const left = settling?.reachAfter(reach.promises, hands) ?? reachWithoutPromises(reach, map)
  return {
    map,
    suspending: flow.suspending,
    quiet: new Set([...flow.suspending].filter((fn) => overlap().isQuiet(fn))),
    asking: new Set([...askingIn(map, calls), ...positions.waiting]),
    engineWaits: false,
    calls,
    wrapped: wrappedCallbacks(map, flow, calls),
    promiseVariables: positions.held,
    byIdentity: positions,
    settling,
    relays,
    settles: reach.settles,
    later: undefined,
    handsPromises: hands && reach.promises.isHanded,
    suspendingNames: suspendingNames(map, flow),
    reach: {
      properties: grown(reach.properties, flow.properties),
      escaped: flow.escaped,
      readElsewhere: grown(reach.readElsewhere, readInFunctions(map)),
      evaluates: reach.evaluates || map.hasEval || map.takesConstructor,
      promises: withKeyedWrites(asksLater ? { ...left, isHanded: true } : left, map),
      hidden: hidden.names,
    },
  }
}

/** What `make` makes, when it is asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** After so many rounds the calls that are still in question wait: a round goes over the whole program. */
const MAX_ROUNDS = 20

/**
 * Decides how calls wait, when it is settled which may suspend. Each hangs on the other: a function in which a call
 * waits may suspend, and whether a call may keep its promise hangs on what may suspend. So it begins with no function
 * and the calls that wait wherever they lead; of the others those that may not overlap then wait as well, and so on.
 * More suspending functions never allow more overlap, so that no call that waits would keep its promise later, and it
 * ends, since in every round but the last a function is added.
 */
function settleKinds(waits: Waits, positions: Positions, facts: () => OverlapFacts): Settled {
  const { map, mayWait, settles } = waits
  const wishes = new Wishes(positions, map)
  for (let round = 1; ; round++) {
    spreadWaits(waits, wishes)
    const overlap = once(() => new Overlap(facts(), { maySuspend: mayWait, settles }))
    let isSettled = true
    for (const { node, region } of map.sites) {
      const wish = mayWait(node) ? wishes.of(node) : undefined
      if (wish === undefined || wish.isSure) continue
      const isAllowed = (): boolean => round <= MAX_ROUNDS && overlap().isAllowed(node, wish.callees)
      if (!wish.isInOrder && isAllowed()) continue
      // Where nothing can wait, what has to run in order is answered at once.
      if (region.kind === 'fixed') wishes.refuse(node)
      else if (!wish.isInOrder) wishes.order(node)
      else continue
      isSettled &&= region.kind !== 'sync'
    }
    if (isSettled) return { calls: kindsOf(waits, wishes), overlap }
  }
}

interface Settled {
  readonly calls: Map<Node, CallKind>
  readonly overlap: () => Overlap
}

/**
 * The analysis for an engine that can halt the guest in the middle of a call: calls that would have to wait are plain
 * ones, and no function becomes asynchronous. Where a promise is wanted the call still gives one, and so does a call
 * under an `await` as written: the engine never halts there.
 */
export function withEngineWaiting(analysis: Analysis): Analysis {
  const { settling } = analysis
  // Calls whose arguments or callbacks may be promises stay what they are: what waits there is told when it is printed.
  const stays = (node: Node): boolean => !!settling?.calls.has(node) && analysis.map.regionOf(node).kind === 'top'
  const calls = new Map<Node, CallKind>()
  for (const [node, kind] of analysis.calls) {
    const isInOrder = kind === 'ordered-promise' || kind === 'ordered-list'
    const { kind: region } = analysis.map.regionOf(node)
    const isUnseen = isInOrder && !!settling && unseenKind(node as CallSite, settling, analysis.map) === kind
    const plain = isUnseen ? 'promise' : isInOrder ? (region === 'async' ? 'await' : 'wait') : kind
    if (plain !== 'wait' || stays(node)) calls.set(node, plain)
  }
  return { ...analysis, engineWaits: true, calls, later: analysis.later && withEngineWaiting(analysis.later) }
}

/** Which calls may have to wait. */
interface Waits {
  readonly map: ProgramMap
  readonly flow: ValueFlow
  readonly mayWait: (site: CallSite) => boolean
  readonly settles: (node: Node) => boolean
  /** How a call is made of which no text shows that it may. */
  readonly asks: (site: CallSite) => CallKind | undefined
}

/** Adds the functions in which a call waits, until there are no more. */
function spreadWaits({ map, flow, mayWait }: Waits, wishes: Wishes): void {
  const open = map.sites.filter(({ region }) => region.kind === 'sync' && region.fn !== undefined)
  do {
    flow.changed = false
    // Forth and back: a chain of helpers is followed in one round, whichever end of it is written first.
    open.reverse()
    flow.spread()
    for (const { node, region } of open) {
      const fn = region.fn as FunctionNode
      // A function in which promises are only handed on stays as it is.
      if (flow.suspending.has(fn) || !mayWait(node) || !wishes.mayWait(node)) continue
      suspend(fn, map, flow)
    }
  } while (flow.changed)
}

function kindsOf({ map, mayWait, asks }: Waits, wishes: Wishes): Map<Node, CallKind> {
  const kinds = new Map<Node, CallKind>()
  for (const { node, region } of map.sites) {
    if (!mayWait(node)) {
      const kind = asks(node)
      if (kind !== undefined) kinds.set(node, kind)
      continue
    }
    const wish = wishes.of(node)
    if (wish !== undefined) kinds.set(node, wish.isInOrder ? `ordered-${wish.kind}` : wish.kind)
    else if (region.kind !== 'fixed') kinds.set(node, region.kind === 'async' ? 'await' : 'wait')
  }
  return kinds
}

function* askingIn(map: ProgramMap, calls: ReadonlyMap<Node, CallKind>): Generator<FunctionNode> {
  for (const { node, region } of map.sites) {
    const kind = calls.get(node)
    if (region.fn !== undefined && (kind === 'ordered-promise' || kind === 'ordered-list')) yield region.fn
  }
}

/** The function becomes asynchronous: what calls it waits. */
function suspend(fn: FunctionNode, map: ProgramMap, flow: ValueFlow): void {
  flow.suspending.add(fn)
  flow.changed = true
  noteMethod(map, flow, fn)
}

/** A method that suspends is reached through its name, from anywhere. */
function noteMethod(map: ProgramMap, flow: ValueFlow, fn: FunctionNode): void {
  const parent = map.places.get(fn)?.parent
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'Property') return
  const name = keyName(parent)
  if (name === undefined) flow.escaped = true
  else flow.properties.add(name)
}
