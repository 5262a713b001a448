/** Milliseconds by which starts are set apart: about what the first turn of a cell takes. */
const START_SPACING_MS = 5
/**
 * The part of its share of the time served by which the clock goes on for everyone: all of it would forgive one who
 * computes long as much as the others had to wait for.
 */
const SHARE_COUNTED = 0.5
/** What someone had while nobody waited is forgiven, but for so much: just now others come first. */
const MAX_IDLE_DEBT_MS = 100

/** How much thread time someone had; start-time fair queueing (Goyal, Vin, Cheng 1996) counts with it. */
export interface Account {
  /** Virtual milliseconds at which what it had is paid for. */
  finishMs: number
}

/** What waits in a fair queue. */
export interface Queued {
  readonly account: Account
  /** True for the first turn of a cell. */
  readonly isStart: boolean
}

/** The virtual time of queues that are served as one. */
export class QueueClock {
  /** The start of what was served last, and more: it goes on with the time that anyone is served or nobody waits. */
  nowMs = 0
  /** Where the next start comes. */
  nextStartMs = 0
  order = 0
  /** How many wait. */
  waiting = 0
}

interface Place<T> {
  readonly item: T
  readonly startMs: number
  readonly order: number
  /** Where it is in the heap. */
  index: number
}

/**
 * A queue that shares thread time fairly among those who wait: who had less of it comes first, and among equals who
 * came first. Someone who was away gains nothing by it: time that nobody asked for is not saved up.
 *
 * New sessions have had nothing, and there is no end of them. So that they hold up nobody for ever, the clock goes on
 * with the time served, as in weighted fair queueing (Demers, Keshav, Shenker 1989); and starts stand a little apart,
 * one behind the other, so that the further turns of cells that have begun come in between: of more cells than can be
 * served some end, where else all would begin and none end.
 */
export class FairQueue<T extends Queued> {
  /** A binary heap: each place comes before those at 2i+1 and 2i+2. */
  readonly #heap: Place<T>[] = []
  readonly #places = new Map<T, Place<T>>()
  readonly #clock: QueueClock

  constructor(clock: QueueClock = new QueueClock()) {
    this.#clock = clock
  }

  get size(): number {
    return this.#heap.length
  }

  push(item: T): void {
    const clock = this.#clock
    const place = { item, startMs: this.#startOf(item), order: clock.order++, index: this.#heap.length }
    this.#heap.push(place)
    this.#places.set(item, place)
    clock.waiting++
    this.#rise(place.index)
  }

  /** Takes out who comes next. */
  pop(): T | undefined {
    const [first] = this.#heap
    if (first === undefined) return undefined
    this.#takeOut(first)
    this.#clock.nowMs = Math.max(this.#clock.nowMs, first.startMs)
    return first.item
  }

  /** True when who is next here comes before who is next in another queue of the same clock. */
  isBefore(other: FairQueue<T>): boolean {
    const [own, others] = [this.#heap[0], other.#heap[0]]
    return own !== undefined && (others === undefined || isBefore(own, others))
  }

  /** Takes out one that waits no longer. */
  remove(item: T): boolean {
    const place = this.#places.get(item)
    if (place !== undefined) this.#takeOut(place)
    return place !== undefined
  }

  /** An item is served without having waited. */
  admit({ account }: T): void {
    this.#clock.nowMs = Math.max(this.#clock.nowMs, account.finishMs)
  }

  /** Books the time that an item took. */
  charge({ account }: T, costMs: number): void {
    const clock = this.#clock
    account.finishMs = Math.max(clock.nowMs, account.finishMs) + costMs
    if (clock.waiting > 0) clock.nowMs += (SHARE_COUNTED * costMs) / (clock.waiting + 1)
    else clock.nowMs = Math.max(clock.nowMs, account.finishMs - MAX_IDLE_DEBT_MS)
  }

  /** So long anyone could have been served at once. */
  rest(idleMs: number): void {
    this.#clock.nowMs += idleMs
  }

  #startOf({ account, isStart }: T): number {
    const clock = this.#clock
    if (!isStart) return Math.max(clock.nowMs, account.finishMs)
    const startMs = Math.max(clock.nowMs, clock.nextStartMs)
    clock.nextStartMs = startMs + START_SPACING_MS
    return Math.max(startMs, account.finishMs)
  }

  #takeOut(place: Place<T>): void {
    const { index } = place
    this.#places.delete(place.item)
    this.#clock.waiting--
    // One at least is there: the place itself.
    const last = this.#heap.pop() as Place<T>
    if (last === place) return
    this.#put(last, index)
    this.#rise(index)
    this.#sink(index)
  }

  #rise(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1
      if (!this.#isBefore(index, parent)) return
      this.#swap(index, parent)
      index = parent
    }
  }

  #sink(from: number): void {
    for (let index = from; ; ) {
      let least = index
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.#heap.length && this.#isBefore(child, least)) least = child
      }
      if (least === index) return
      this.#swap(index, least)
      index = least
    }
  }

  #isBefore(one: number, other: number): boolean {
    return isBefore(this.#heap[one] as Place<T>, this.#heap[other] as Place<T>)
  }

  #swap(one: number, other: number): void {
    const place = this.#heap[one] as Place<T>
    this.#put(this.#heap[other] as Place<T>, one)
    this.#put(place, other)
  }

  #put(place: Place<T>, index: number): void {
    this.#heap[index] = place
    place.index = index
  }
}

/** Of those with the same start, who has begun comes first. */
function isBefore(left: Place<Queued>, right: Place<Queued>): boolean {
  if (left.startMs !== right.startMs) return left.startMs < right.startMs
  if (left.item.isStart !== right.item.isStart) return right.item.isStart
  return left.order < right.order
}
