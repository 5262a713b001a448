import type { LogicalExpression, MemberExpression } from 'acorn'
import { BRANCHING, type FunctionNode, type Node } from '../../ast/nodes.ts'
import { cellValues } from '../cell-value.ts'
import { mayBeOwn, OwnMethods } from '../own-methods.ts'
import type { CallSite, ProgramMap } from '../program-map.ts'
import { handsPromiseOn } from '../promise-class.ts'
import { mayEvaluate } from '../reach-of-text.ts'
import { ANY_KEY } from '../reached-places.ts'
import type { Variable } from '../scopes.ts'
import { type Reach, ValueFlow } from '../value-flow.ts'
import type { Conversion, FilledPlace } from './asked-calls.ts'
import { type Change, changedBy } from './changes.ts'
import { isExecutor, settlesItself } from './executors.ts'
import { FlowMap } from './flow-map.ts'
import { type CellsAround, GivingFunctions } from './giving-functions.ts'
import { callsHanded, handsOn } from './handing-on.ts'
import type { LateCalls } from './late-calls.ts'
import { storesOf } from './later-stores.ts'
import { ELEMENTS, ITSELF } from './levels.ts'
import { makesPromises } from './makes-promises.ts'
import { OpenCalls } from './open-calls.ts'
import { PromiseFlow } from './promise-flow.ts'
import { hasPromises, type PromiseReach } from './promise-reach.ts'
import { reachAfter } from './reach-after.ts'
import { type Operation, rightFirst } from './right-first.ts'
import { isAnswer, isCalledName, isMapping } from './tails.ts'
import { TakenPromises } from './taken-promises.ts'

/** How a promise is waited for: with `await`, or at once where nothing can wait. */
export type SettleKind = 'await' | 'now'

/** Where promises are waited for in a program, for its own cell and for later ones. */
export interface Settlings {
  /** Undefined when there can be none, or none is to be waited for. */
  readonly own: Settling | undefined
  /** Of functions that later cells may hand what gives promises; undefined where the program has none that ask. */
  readonly later: ((map: ProgramMap) => Settling) | undefined
}

/** Finds where a program waits for promises that stand where only a value makes sense; its cell meets `known` ones. */
export function settlingsOf(map: ProgramMap, reach: Reach, known: Reach, hands: boolean): Settlings {
  if (!reach.settles) return { own: undefined, later: undefined }
  const isSplit = hands ? callsHanded(map) : hasPromises(reach.promises) || handsOn(map)
  return {
    own: mayMeetPromises(map, known) ? new Settling(map, known, { isHanded: false, isSplit }) : undefined,
    later: isSplit ? (fixed) => new Settling(fixed, reach, { isHanded: true, isSplit }) : undefined,
  }
}

function mayMeetPromises(map: ProgramMap, { promises }: Reach): boolean {
  return hasPromises(promises) || makesPromises(map.program, map.names)
}

/** The places of one program where promises are waited for. */
export class Settling {
  /** All that waits, but for calls. */
  readonly waitsAt: ReadonlySet<Node>
  /** Expressions whose value is meant, and how it is waited for. */
  readonly places: ReadonlyMap<Node, SettleKind>
  /** Those of them that are converted there: what is in lists is waited for, too. */
  readonly converted: ReadonlyMap<Node, Conversion>
  /** Those of them that are calls whose answer nobody takes. */
  readonly dropped: ReadonlySet<Node>
  /** Those of them that the cell ends with: their values are its value. */
  readonly ofCell: ReadonlySet<Node>
  /** Comparisons of what may be two promises. */
  readonly compared: ReadonlySet<Node>
  /** `a || b` and `a ?? b` that hand out a promise by its value. */
  readonly chosen: ReadonlySet<LogicalExpression>
  /** Operations whose right side is waited for before the left is read. */
  readonly rightFirst: ReadonlySet<Operation>
  /** Assignments and updates of what may be a promise, whose value they read. */
  readonly changed: ReadonlySet<Change>
  /** What is gone through one by one, and may be an async iterable; how many elements are taken at the most. */
  readonly streams: ReadonlyMap<Node, number>
  /** Calls whose arguments, elements or callbacks may be or give promises: who is called says which stay. */
  readonly calls: ReadonlySet<Node>
  /** The same where nothing can wait. */
  readonly callsNow: ReadonlySet<Node>
  /**
   * Calls that may convert lists with promises in them, or are made of what may be a promise of a function: for that
   * no function becomes asynchronous.
   */
  readonly converting: ReadonlySet<Node>
  /** Callbacks of `then` that may ask for no promise in what they are given: it is settled before. */
  readonly askedCallbacks: ReadonlySet<Node>
  /** What later cells may hand in, where it is put into a container: as which argument of which method. */
  readonly filled: ReadonlyMap<Node, FilledPlace>
  /** Containers into which no promise may get, where a call may put one there that no text tells of. */
  readonly closed: ReadonlySet<Node>
  /** Functions that become asynchronous for it. */
  readonly waiting: ReadonlySet<FunctionNode>
  /** Calls of `then` and its kin where a method of the guest's own may be meant. */
  readonly choosing: ReadonlySet<Node>
  readonly #methods: OwnMethods
  /** True for what later cells hand in. */
  readonly isHanded: boolean
  /** Calls of `map` and `from` whose lists are wanted with promises in them: by the built-in itself and by no other. */
  readonly lists: ReadonlySet<Node>
  /** Calls of `Promise.all` and its kin, as far as the text shows; whether they are is asked at run time. */
  readonly combinators: ReadonlySet<Node>
  readonly held: ReadonlySet<Variable>
  /** Functions that give promises. */
  readonly givers: GivingFunctions
  readonly lateCalls: LateCalls
  readonly #flow: PromiseFlow
  readonly #giving: ValueFlow
  readonly #taken: TakenPromises
  /** Those of the places that may be promises themselves, or are known to hold some. */
  readonly #settledPlaces: ReadonlySet<Node>
  readonly #map: ProgramMap

  constructor(map: ProgramMap, reach: Reach, cells: CellsAround) {
    const { givingNames: names, givingProperties, givingEscaped } = reach.promises
    this.#map = map
    this.isHanded = cells.isHanded
    // Code made from text may put a function of its own anywhere.
    const evaluates = mayEvaluate(map, reach)
    const properties = evaluates ? new Set([...givingProperties, ANY_KEY]) : givingProperties
    const escaped = evaluates || givingEscaped || handsPromiseOn(map)
    const flow = new FlowMap(map, reach)
    this.#giving = new ValueFlow(
      map,
      { hostFunctions: new Set<string>(), names, properties, escaped, modulesSuspend: true },
      { keyed: reach.promises.plainCalls.has(ANY_KEY), ownMethods: (member) => flow.ownMethods(member) },
    )
    this.#flow = new PromiseFlow(map, this.#giving, flow, cells.isHanded)
    this.#taken = new TakenPromises(map, this.#flow)
    this.givers = new GivingFunctions(map, this.#giving, this.#flow, cells)
    this.lateCalls = this.#flow.lateCalls
    const stores = storesOf(this.#flow.flow.graph, map)
    const { settled, dropped, ofCell } = this.#settled(stores.settled)
    this.dropped = dropped
    this.ofCell = ofCell
    this.compared = this.#flow.compared()
    this.chosen = this.#flow.chosen()
    this.changed = this.#flow.changed(settled)
    this.streams = this.#flow.streams()
    this.combinators = this.#flow.combinators
    this.#methods = new OwnMethods(map, reach)
    this.choosing = new Set(map.sites.filter(({ node }) => this.#isChosen(node)).map(({ node }) => node))
    this.lists = new Set(
      map.sites.map(({ node }) => node).filter((node) => isMapping(node) && this.#flow.wantsList(node)),
    )
    this.filled = new Map(this.#flow.askedCalls.filled())
    const asked = new OpenCalls(map, this.#flow, this)
    this.converting = asked.converting
    this.calls = asked.calls
    this.callsNow = asked.callsNow
    this.converted = new Map([...this.#flow.askedCalls.converted(settled), ...stores.later])
    this.closed = new Set(this.#flow.askedCalls.closed())
    this.askedCallbacks = new Set(this.#flow.askedCalls.callbacks())
    this.#settledPlaces = new Set([...settled, ...stores.later.keys()])
    const found = [...settled, ...this.converted.keys()]
    this.places = new Map(found.map((node) => [node, this.#isAtOnce(node) ? 'now' : 'await']))
    const changing = [...this.changed].map(changedBy)
    this.rightFirst = rightFirst(map, new Set([...settled, ...changing]), (name) => this.#flow.flow.hasGetter(name))
    const waits = [this.places, this.streams, this.compared, this.choosing].flatMap((nodes) => [...nodes.keys()])
    const decided = [...this.chosen].map(({ left }) => left as Node)
    this.waitsAt = new Set([...waits, ...decided, ...changing])
    this.waiting = new Set(this.#waiting())
    this.held = new Set([...map.names.program.variables.values()].filter((variable) => this.#holds(variable)))
  }

  /** The functions that a member is, where its object is shown to have it of its own; else undefined. */
  ownMethods(member: MemberExpression): readonly FunctionNode[] | undefined {
    return this.#flow.flow.ownMethods(member)
  }

  wantsPromise(expression: Node): boolean {
    if (!this.#flow.isOnlyPromise(expression)) return false
    // Where something else has a `then` of its own, only what takes a promise at the call is given one: a promise of it
    // would be what that gives.
    return !this.#methods.mayHaveThen(expression) || this.isTakenAsPromise(expression) || this.#isInList(expression)
  }

  /** True for an element of the list of `Promise.all` and its kin, whichever branch it comes from. */
  #isInList(expression: Node): boolean {
    const parent = this.#takerOf(expression)
    return parent?.type === 'ArrayExpression' && this.combinators.has(this.#map.places.get(parent)?.parent as Node)
  }

  /** True for a call on whose answer a method is called that may be the guest's own: it is given in a box. */
  isBoxed(call: Node): boolean {
    const member = this.#map.places.get(call)?.parent
    return member?.type === 'MemberExpression' && this.choosing.has(this.#map.places.get(member)?.parent as Node)
  }

  /** True for a call that may give a promise, which is waited for where it stands. */
  mayGive(call: Node): boolean {
    return this.#flow.mayBePromise(call)
  }

  /** True for a call whose promise stands for its value where a method is called on it that may be the guest's own. */
  isNoted(call: Node): boolean {
    if (this.choosing.size === 0 || this.places.has(call) || this.dropped.has(call)) return false
    // What makes a list of promises gives them by its callback: it is that which is called for promises.
    if (this.lists.has(call)) return false
    return isAnswer(call) && this.#flow.mayBePromise(call)
  }

  isKeptOut(expression: Node): boolean {
    // What may have a `then` of its own was waited for.
    return this.#flow.isKeptOut(expression) || (this.#methods.names.has('then') && this.#flow.wantsPromise(expression))
  }

  wantsList(expression: Node): boolean {
    return this.#flow.wantsList(expression, true)
  }

  isTakenAsPromise(expression: Node): boolean {
    const parent = this.#takerOf(expression)
    return parent?.type === 'AwaitExpression' || parent?.type === 'MemberExpression'
  }

  /** What takes the value of an expression, that of a branch as well. */
  #takerOf(expression: Node): Node | undefined {
    const { parent } = this.#map.places.get(expression) ?? {}
    return parent !== undefined && BRANCHING.has(parent.type) ? this.#takerOf(parent) : parent
  }

  /** True for functions that the engine alone calls, and takes an answer of at once. */
  isForEngineAlone(fn: FunctionNode): boolean {
    return this.#flow.flow.engineCalls.hasAlone(fn)
  }

  /** True for an executor of a promise that something it starts is to settle: what is dropped in it is left. */
  leaves(fn: FunctionNode): boolean {
    return isExecutor(fn, this.#flow.flow) && !settlesItself(fn, this.#map)
  }

  /** What a function asks of its parameters. */
  takes(fn: FunctionNode): number {
    return this.#taken.of(fn)
  }

  /** What later cells have to know. */
  reachAfter(before: PromiseReach, handsPromises: boolean): PromiseReach {
    const found = { map: this.#map, giving: this.#giving, promises: this.#flow, givers: this.givers }
    return { ...reachAfter(before, { ...found, handsPromises }), methods: this.#methods.names }
  }

  #isChosen(node: CallSite): boolean {
    return node.type === 'CallExpression' && mayBeOwn(node, this.#methods)
  }

  #holds(variable: Variable): boolean {
    const { holds, forbidden, wants, arriving } = this.#flow.flow.variable(variable)
    const held = holds & ~forbidden & (ITSELF | ELEMENTS)
    if (held === 0 || variable.kind !== 'const' || !this.#flow.flow.evaluates) return held !== 0
    // Code from text may have put some into what it holds; it assigns to no constant.
    return (held & wants) !== 0 || arriving.some(({ from, isKept }) => isKept && from.holds !== 0)
  }

  /** Values and dropped calls; one that is to be started and left is neither. */
  #settled(stored: ReadonlySet<Node>): Record<'settled' | 'dropped' | 'ofCell', Set<Node>> {
    const settled = this.#flow.settled(stored)
    const dropped = this.#flow.dropped()
    const { outer } = this.#flow.flow
    const values = cellValues(this.#map.program)
    const ofCell = new Set<Node>()
    for (const node of dropped) {
      const callee = node.type === 'CallExpression' ? node.callee : undefined
      const isOfCell = values.has(node)
      if (isOfCell) ofCell.add(node)
      if (!isOfCell && callee !== undefined && (outer.isLeft(callee) || this.#isInExecutor(node))) dropped.delete(node)
      else settled.add(node)
    }
    return { settled, dropped, ofCell }
  }

  #isInExecutor(node: Node): boolean {
    const { fn } = this.#map.regionOf(node)
    return fn !== undefined && isExecutor(fn, this.#flow.flow)
  }

  /** Nothing can wait there; and no function becomes asynchronous for what only a later cell may hand in. */
  #isAtOnce(node: Node): boolean {
    const { kind } = this.#map.regionOf(node)
    return kind === 'fixed' || (kind === 'sync' && this.lateCalls.dropped.has(node))
  }

  /** No function becomes asynchronous for promises that may be in a container; for a call that waits it does. */
  #isOnlyConverted(node: Node): boolean {
    if (!this.converted.has(node) || this.#settledPlaces.has(node)) return false
    return ![this.streams, this.choosing, this.calls].some((nodes) => nodes.has(node))
  }

  *#waiting(): Generator<FunctionNode> {
    for (const node of [...this.waitsAt, ...this.calls]) {
      if (this.places.get(node) === 'now') continue
      if (this.#isOnlyConverted(node) || isCalledName(node, this.#map)) continue
      const { kind, fn } = this.#map.regionOf(node)
      if (kind === 'sync' && fn !== undefined) yield fn
    }
  }
}
