import type { Node } from '../../ast/nodes.ts'
import {
  closedAfter,
  closedBefore,
  cut,
  type Edge,
  forbiddenAfter,
  forbiddenBefore,
  isBeside,
  isPutAsGiven,
  type Store,
} from './edges.ts'
import {
  ALL,
  after,
  before,
  ELEMENTS,
  held,
  heldAfter,
  INSIDE,
  ITSELF,
  isStoring,
  KEYED,
  levelOf,
  STREAM,
  type Step,
} from './levels.ts'

/** Anything that can hold a value: a variable, a property name, what a function returns, an expression. */
export class Place {
  /** Levels at which some use wants promises. */
  wants = 0
  /** Levels at which some use needs values. */
  needs = 0
  /** Levels at which there may be promises. */
  holds = 0
  /** Levels at which none may stay, since some use could not wait for it. */
  forbidden = 0
  /** Levels at which one of the containers that may be here is read where none may stay. */
  closed = 0
  /** True where nothing but primitives get: they are no promises and hold none, and nobody can put one in. */
  readonly isPrimitive: boolean
  /** True for the answer of what a later cell may hand in: stored as it is, like a promise that somebody made. */
  staysAsGiven = false
  readonly arriving: Edge[] = []
  readonly leaving: Edge[] = []

  constructor(isPrimitive = false) {
    this.isPrimitive = isPrimitive
  }

  /** Levels at which no promise is put here: of a container that holds closed ones only those are concerned. */
  get barred(): number {
    return this.forbidden | ((this.closed & ELEMENTS) === 0 ? 0 : this.closed)
  }

  /** True when promises that get here stay promises. */
  keeps(level: number): boolean {
    return (this.wants & ~this.barred & level) !== 0
  }
}

/**
 * The ways that values take through a program, and along them three questions: where are promises wanted, where are
 * values needed (both against the flow), and where may promises be (with it). A container is the same one wherever it
 * is seen, so what is inside goes both ways. Each question is a worklist over the edges: linear in their number, since
 * levels are only added.
 */
export class PlaceGraph {
  readonly stores: Edge[] = []
  readonly #wanting: Place[] = []
  readonly #needing: Place[] = []
  readonly #holding: Place[] = []

  /** Notes that what is at `from` may get to `to`. */
  connect(
    from: Place,
    to: Place,
    step: Step = 'same',
    store?: Store,
    mask: number = ALL | STREAM | KEYED,
    isKept = false,
  ): void {
    if (from.isPrimitive || to.isPrimitive) return
    const edge: Edge = { from, to, step, mask, store, isKept, isSilent: false }
    from.leaving.push(edge)
    to.arriving.push(edge)
    if (store !== undefined) this.stores.push(edge)
    // What is known of either end already goes along this edge alone.
    this.#passWants(edge)
    this.#passNeeds(edge)
    this.#passHolds(edge)
    this.forbid(from, forbiddenBefore(edge))
    this.forbid(to, forbiddenAfter(edge))
    this.#passClosed(edge)
  }

  /** Notes that what is at one of two places is at the other. */
  join(one: Place, other: Place): void {
    this.connect(one, other)
    this.connect(other, one)
  }

  /** Notes that promises may get from `from` to `to`, though no want goes the other way. */
  leak(from: Place, to: Place, step: Step, mask: number = ALL | STREAM | KEYED, isOneWay = false): void {
    if (from.isPrimitive || to.isPrimitive) return
    const edge: Edge = { from, to, step, mask, store: undefined, isKept: false, isSilent: true, isOneWay }
    from.leaving.push(edge)
    to.arriving.push(edge)
    this.#passHolds(edge)
    this.#passClosed(edge)
  }

  /**
   * Notes that `part` is an element of `from`, read beside others: `[key, job]`. Where one of them is wanted as a
   * promise, another, of which only the value is, says nothing of it.
   */
  part(from: Place, part: Place, parts: Place[]): void {
    parts.push(part)
    const mask = ALL | STREAM | KEYED
    const edge: Edge = { from, to: part, step: 'out-of', mask, store: undefined, isKept: false, isSilent: false, parts }
    from.leaving.push(edge)
    part.arriving.push(edge)
    this.#passHolds(edge)
    this.forbid(part, forbiddenAfter(edge))
    this.#passClosed(edge)
  }

  want(place: Place, levels: number): void {
    if ((place.wants | levels) === place.wants) return
    place.wants |= levels
    this.#wanting.push(place)
  }

  need(place: Place, levels: number): void {
    if ((place.needs | levels) === place.needs) return
    place.needs |= levels
    this.#needing.push(place)
  }

  hold(place: Place, levels: number): void {
    if (place.isPrimitive || (place.holds | levels) === place.holds) return
    place.holds |= levels
    this.#holding.push(place)
  }

  /** Keeps promises out of a place at these levels, whatever wants them there. */
  forbid(place: Place, levels: number): void {
    const waiting: [Place, number][] = [[place, levels]]
    for (const [at, kept] of waiting) {
      if (kept === 0 || (at.forbidden | kept) === at.forbidden) continue
      at.forbidden |= kept
      for (const edge of at.arriving) if (!edge.isSilent) waiting.push([edge.from, forbiddenBefore(edge)])
      for (const edge of at.leaving) if (!edge.isSilent) waiting.push([edge.to, forbiddenAfter(edge)])
    }
  }

  /**
   * Notes that what a place holds at these levels is read where none may stay, wherever it gets to: in a list beside
   * others, out of it again. What those others hold is not concerned.
   */
  close(place: Place, levels: number): void {
    const waiting: [Place, number][] = [[place, levels & INSIDE]]
    for (const [at, found] of waiting) {
      if ((at.closed | found) === at.closed) continue
      at.closed |= found
      for (const edge of at.leaving) waiting.push([edge.to, closedAfter(edge)])
      for (const edge of at.arriving) {
        waiting.push([edge.from, closedBefore(edge)])
        this.#forbidStored(edge)
      }
    }
  }

  #passClosed(edge: Edge): void {
    this.close(edge.to, closedAfter(edge))
    this.close(edge.from, closedBefore(edge))
    this.#forbidStored(edge)
  }

  /** What gets into a closed container where no expression stands for the store is kept out of where it is from. */
  #forbidStored({ from, to, step, mask, store, isSilent }: Edge): void {
    if (!isStoring(step) || store !== undefined || isSilent || (to.closed & ELEMENTS) === 0) return
    this.forbid(from, before(to.closed & mask, step))
  }

  /** True when what is at a place may have come from where no promise may stay: it is a value by then. */
  isKeptOut(place: Place): boolean {
    const seen = new Map<Place, number>()
    const waiting: [Place, number][] = [[place, ITSELF]]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [at, levels] = next
      const known = seen.get(at) ?? 0
      if ((known | levels) === known) continue
      if ((at.barred & levels) !== 0) return true
      seen.set(at, known | levels)
      for (const { from, step, mask } of at.arriving) waiting.push([from, before(levels & mask, step)])
    }
    return false
  }

  /** Follows all wants to the places that they concern. */
  spreadWants(): void {
    for (let place = this.#wanting.pop(); place !== undefined; place = this.#wanting.pop()) {
      for (const edge of place.arriving) this.#passWants(edge)
      for (const edge of place.leaving) this.#passWants(edge)
    }
  }

  /** Follows what needs values to the places that it concerns. */
  spreadNeeds(): void {
    for (let place = this.#needing.pop(); place !== undefined; place = this.#needing.pop()) {
      for (const edge of place.arriving) this.#passNeeds(edge)
      for (const edge of place.leaving) this.#passNeeds(edge)
    }
  }

  /** Follows all promises to where they may get; wants are known by then. */
  spreadHolds(): void {
    for (let place = this.#holding.pop(); place !== undefined; place = this.#holding.pop()) {
      for (const edge of place.leaving) this.#passHolds(edge)
      for (const edge of place.arriving) this.#passHolds(edge)
    }
  }

  #passWants({ from, to, step, mask, isSilent }: Edge): void {
    if (isSilent) return
    this.want(from, before(to.wants & mask, step))
    // What is wanted of one element says nothing of those that stand beside it.
    if (!isStoring(step)) this.want(to, after(from.wants & INSIDE, step) & mask & INSIDE)
  }

  #passNeeds({ from, to, step, mask, isSilent, parts }: Edge): void {
    if (isSilent) return
    const passing = parts !== undefined && isBeside(to, parts) ? mask & INSIDE : mask
    this.need(from, before(to.needs & passing, step))
    this.need(to, after(from.needs & INSIDE, step) & mask & INSIDE)
  }

  #passHolds(edge: Edge): void {
    const { from, to, step, mask } = edge
    const kept = cut(edge)
    this.hold(to, heldAfter(from.holds, step) & mask & ~((kept & ELEMENTS) !== 0 ? kept | levelOf('under-key') : kept))
    if (!edge.isOneWay) this.hold(from, held(to.holds & mask, step))
  }

  /** The expressions whose promises are settled where they are stored; whether but for what is forbidden they stay. */
  *settledStores(): Generator<[node: Node, isKeptOut: boolean]> {
    for (const edge of this.stores) {
      if (typeof edge.store !== 'object' || (edge.from.holds & ITSELF) === 0 || cut(edge) === 0) continue
      yield [edge.store, isPutAsGiven(edge) || (edge.to.wants & levelOf(edge.step)) !== 0]
    }
  }

  /** The expressions that may hold promises and are stored where none may be inside. */
  *openStores(): Generator<Node> {
    for (const { from, to, store, step, mask } of this.stores) {
      const inside = (levels: number): number => before(levels & mask, step) & INSIDE & ALL
      const [forbidden, kept] = [inside(to.barred), inside(to.wants & ~to.barred)]
      // Promises that stay, less deep than those that must not, are not waited for.
      if (kept !== 0 && (kept & -kept) < (forbidden & -forbidden)) continue
      if (typeof store === 'object' && (from.holds & forbidden) !== 0) yield store
    }
  }
}
