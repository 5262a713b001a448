/** A crossing as the journal keeps it: what was asked, and the answer once there is one. */
export interface Crossing {
  /** 1, 2, 3 … in the order of the run's calls. */
  readonly id: number
  readonly name: string
  /** The arguments, as the codec wrote them. */
  readonly args: string
  /** 'v' and a value or 'e' and an error, as the codec wrote it; undefined while the host function runs. */
  answer: string | undefined
  /** The last attempt that made this call, and the last in which the guest waits for it with a promise. */
  madeIn: number
  awaitedIn: number
  /** Made when the host function asks for its signal. */
  controller: AbortController | undefined
  /** What the host function threw, in short. */
  failure: { readonly name: string; readonly message: string } | undefined
  /** Milliseconds of `performance.now()` at its start and its end. */
  startedMs: number
  endedMs: number
}

/** Something that happened outside while the guest was quiet, and is told to it. */
export type Event = { readonly kind: 'call'; readonly id: number } | { readonly kind: 'timer'; readonly id: number }

/**
 * What a run asked of the host and what came back, in order: enough to run the cell again from its starting image and
 * take the same path. Calls match by name and arguments in the order of calls; answers are given again in the order in
 * which they were given; clock readings, random bytes and console lines come from here as well.
 */
export class Journal {
  /** All crossings, by number from 1. Its first one makes a list of its size: most waiting runs have one. */
  crossings: Crossing[] = []
  attempts = 0
  readonly #delivered: Event[] = []
  readonly #readings: { readonly nowMs: number; count: number }[] = []
  readonly #services: string[] = []
  #logs = 0
  // What the attempt at hand has met so far. Waiting runs are many: what they keep is numbers.
  #nextCrossing = 0
  #nextDelivery = 0
  #nextReading = 0
  #readingsLeft = 0
  #nextService = 0
  #nextLog = 0
  #awaited = 0
  #timers: Set<number> | undefined

  /** Begins to run the cell from its starting image (again). */
  begin(): void {
    this.attempts++
    this.#nextCrossing = 0
    this.#nextDelivery = 0
    this.#nextReading = 0
    this.#readingsLeft = this.#readings[0]?.count ?? 0
    this.#nextService = 0
    this.#nextLog = 0
    this.#awaited = 0
    this.#timers = undefined
  }

  /** The crossing that a call of this attempt stands for: one of an earlier attempt, or undefined when it is new. */
  match(name: string, args: string): Crossing | undefined {
    const { attempts, crossings } = this
    while (crossings[this.#nextCrossing]?.madeIn === attempts) this.#nextCrossing++
    for (let index = this.#nextCrossing; index < crossings.length; index++) {
      const crossing = crossings[index] as Crossing
      if (crossing.name !== name || crossing.args !== args || crossing.madeIn === attempts) continue
      crossing.madeIn = attempts
      return crossing
    }
    return undefined
  }

  /** Notes a call that no earlier attempt made. */
  add(name: string, args: string): Crossing {
    const crossing: Crossing = {
      id: this.crossings.length + 1,
      name,
      args,
      answer: undefined,
      madeIn: this.attempts,
      awaitedIn: 0,
      controller: undefined,
      failure: undefined,
      startedMs: 0,
      endedMs: 0,
    }
    if (this.crossings.length === 0) this.crossings = [crossing]
    else this.crossings.push(crossing)
    return crossing
  }

  /** The guest waits for a crossing with a promise. */
  await(crossing: Crossing): void {
    crossing.awaitedIn = this.attempts
    this.#awaited++
  }

  startTimer(id: number): void {
    this.#timers ??= new Set()
    this.#timers.add(id)
  }

  clearTimer(id: number): void {
    this.#timers?.delete(id)
  }

  /** True while this attempt has a call or timer that could wake it. */
  get isWaiting(): boolean {
    return this.#awaited > 0 || (this.#timers?.size ?? 0) > 0
  }

  /** True when this attempt can take the event now. */
  accepts({ kind, id }: Event): boolean {
    if (kind === 'timer') return this.#timers?.has(id) ?? false
    return this.crossings[id - 1]?.awaitedIn === this.attempts
  }

  /** True when a timer of this attempt fires by the journal, so that no clock has to be set for it. */
  willFire(id: number): boolean {
    for (let index = this.#nextDelivery; index < this.#delivered.length; index++) {
      const event = this.#delivered[index]
      if (event?.kind === 'timer' && event.id === id) return true
    }
    return false
  }

  /** The next event that an earlier attempt was given at this point; undefined when this one is on its own. */
  replay(): Event | undefined {
    while (this.#nextDelivery < this.#delivered.length) {
      const event = this.#delivered[this.#nextDelivery++] as Event
      if (this.accepts(event)) return event
    }
    return undefined
  }

  /** Notes an event that is given for the first time. */
  deliver(event: Event): void {
    this.#delivered.push(event)
    this.#nextDelivery = this.#delivered.length
  }

  /** The event was given: its call or its single timer is over. */
  taken({ kind, id }: Event, repeats: boolean): void {
    if (kind === 'call') {
      const crossing = this.crossings[id - 1] as Crossing
      crossing.awaitedIn = 0
      this.#awaited--
    } else if (!repeats) {
      this.#timers?.delete(id)
    }
  }

  /** A clock reading: the one that an earlier attempt had at this point, else that of `read`. */
  reading(read: () => number): number {
    const known = this.#readings[this.#nextReading]
    if (known !== undefined && this.#readingsLeft > 0) {
      if (--this.#readingsLeft === 0) {
        this.#nextReading++
        this.#readingsLeft = this.#readings[this.#nextReading]?.count ?? 0
      }
      return known.nowMs
    }
    const nowMs = read()
    const last = this.#readings.at(-1)
    if (last?.nowMs === nowMs) last.count++
    else this.#readings.push({ nowMs, count: 1 })
    this.#nextReading = this.#readings.length
    return nowMs
  }

  /** The answer of a service that would differ the next time (random bytes): given again in the same order. */
  service(ask: () => string): string {
    const index = this.#nextService++
    const known = this.#services[index]
    if (known !== undefined) return known
    const answer = ask()
    this.#services.push(answer)
    return answer
  }

  /** True when a console line is one that no earlier attempt wrote. */
  isNewLog(): boolean {
    if (this.#nextLog++ < this.#logs) return false
    this.#logs++
    return true
  }
}
