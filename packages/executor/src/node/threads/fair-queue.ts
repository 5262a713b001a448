/** How much thread time someone had; start-time fair queueing (Goyal, Vin, Cheng 1996) counts with it. */
export interface Account {
  /** Virtual milliseconds at which what it had is paid for. */
  finishMs: number
}

/** The virtual time of queues that are served as one. */
export class QueueClock {
  /** The start of what was served last. */
  nowMs = 0
  order = 0
}

interface Place<T> {
  readonly item: T
  readonly startMs: number
  readonly order: number
}

/**
 * A queue that shares thread time fairly among those who wait: who had less of it comes first, and among equals who
 * came first. Someone who was away gains nothing by it: time that nobody asked for is not saved up.
 */
export class FairQueue<T extends { readonly account: Account }> {
  /** A binary heap: each place comes before those at 2i+1 and 2i+2. */
  readonly #heap: Place<T>[] = []
  readonly #clock: QueueClock

  constructor(clock: QueueClock = new QueueClock()) {
    this.#clock = clock
  }

  get size(): number {
    return this.#heap.length
  }

  push(item: T): void {
    const startMs = Math.max(this.#clock.nowMs, item.account.finishMs)
    this.#heap.push({ item, startMs, order: this.#clock.order++ })
    this.#rise(this.#heap.length - 1)
  }

  /** Takes out who comes next. */
  pop(): T | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first === undefined || last === undefined) return undefined
    if (first !== last) {
      this.#heap[0] = last
      this.#sink(0)
    }
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
    const index = this.#heap.findIndex((place) => place.item === item)
    if (index < 0) return false
    const last = this.#heap.pop() as Place<T>
    if (index === this.#heap.length) return true
    this.#heap[index] = last
    this.#rise(index)
    this.#sink(index)
    return true
  }

  /** Books the time that an item took. */
  charge({ account }: T, costMs: number): void {
    account.finishMs = Math.max(this.#clock.nowMs, account.finishMs) + costMs
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
    this.#heap[one] = this.#heap[other] as Place<T>
    this.#heap[other] = place
  }
}

function isBefore(left: Place<unknown>, right: Place<unknown>): boolean {
  return left.startMs < right.startMs || (left.startMs === right.startMs && left.order < right.order)
}
